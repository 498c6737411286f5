package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;

/// Certificates that are kept, or made packet by packet.
final class Certificates {
  private static final int PUBLIC_KEY = 0xC6;
  private static final int USER_ID = 0xCD;
  private static final int LONGEST_KEY = 300;

  private final ByteArrayOutputStream packets = new ByteArrayOutputStream();

  /// Made by gpg and sq, in `keys`.
  static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Certificates.class.getResourceAsStream("keys/" + name + ".asc"))) {
      return new String(file.readAllBytes(), US_ASCII);
    }
  }

  /// A primary key of that version, RSA of 2048 random bits.
  Certificates primary(int version) {
    ByteBuffer body = ByteBuffer.allocate(LONGEST_KEY);
    body.put((byte) version).putInt(1_700_000_000);
    if (version == 3) {
      body.putShort((short) 0); // days until it expires
    }
    body.put((byte) 1);
    if (version > 4) {
      body.putInt(2 + 256 + 2 + 3);
    }
    byte[] modulus = new byte[256];
    new Random(1).nextBytes(modulus);
    modulus[0] |= (byte) 0x80;
    body.putShort((short) 2048).put(modulus).putShort((short) 17).put(new byte[] {1, 0, 1});
    return packet(PUBLIC_KEY, Arrays.copyOf(body.array(), body.position()));
  }

  Certificates userId(String text) {
    return packet(USER_ID, text.getBytes(UTF_8));
  }

  private Certificates packet(int tag, byte[] body) {
    packets.write(tag);
    packets.write(0xFF);
    packets.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    packets.writeBytes(body);
    return this;
  }

  String text() {
    return Base64.getEncoder().encodeToString(packets.toByteArray());
  }
}
