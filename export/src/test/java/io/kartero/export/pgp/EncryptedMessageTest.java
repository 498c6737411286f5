package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is encrypted here, the real programs decrypt.
class EncryptedMessageTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-06-01T00:00:00Z"));

  @TempDir static Path folder;
  private static GnuPg gpg;
  private static Sequoia sq;
  private static Path secret;
  private static String primary;
  private static String subkey;
  private static EncryptionKey key;

  @BeforeAll
  static void makeKeys() throws IOException {
    gpg = new GnuPg(folder);
    sq = new Sequoia(folder);
    primary = gpg.primary("Reader <reader@example.com>", "ed25519", "cert", GnuPg.NEVER);
    subkey = gpg.subkey(primary, "cv25519", "encr", GnuPg.NEVER);
    secret = sq.file("reader.asc", gpg.secret(primary));
    key = EncryptionKey.choose(gpg.armored(primary), Optional.empty(), CLOCK);
  }

  @AfterAll
  static void stopAgent() {
    gpg.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 15, 16, 17, 511, 512, 8_191, 65_535, 65_536, 65_537, 131_072, 3_000_001})
  void gpgAndSqDecryptFilesOfEverySize(int size) throws IOException {
    byte[] content = bytes(size);
    for (Armor armor : Armor.values()) {
      byte[] message = encrypted(content, armor);
      assertThat(gpg.decrypt(message).successful()).isEqualTo(content);
      assertThat(sq.decrypt(secret, message).successful()).isEqualTo(content);
    }
  }

  @Test
  void bytesWrittenOneByOneAreTheSameMessage() throws IOException {
    byte[] content = bytes(70_000);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream message = key.encryptTo(target, Armor.ASCII, "")) {
      for (byte b : content) {
        message.write(b);
      }
    }
    assertThat(gpg.decrypt(target.toByteArray()).successful()).isEqualTo(content);
  }

  @Test
  void theMessageGoesToTheSubkeyWithAes256AndIntegrityProtection() throws IOException {
    byte[] message = encrypted(bytes(200_000), Armor.BINARY);
    assertThat(gpg.packets(message))
        .contains(":pubkey enc packet: version 3, algo 18, keyid " + subkey.substring(24))
        .contains("mdc_method: 2")
        .doesNotContain(":compressed packet:")
        .contains(":literal data packet:\n\tmode b (62), created 0, name=\"users.csv.gz\"");
    assertThat(gpg.decrypt(message).errors())
        .contains("[GNUPG:] DECRYPTION_INFO 2 9") // AES-256
        .contains("[GNUPG:] GOODMDC")
        .contains("[GNUPG:] PLAINTEXT 62 0 users.csv.gz");
  }

  @Test
  void aFileNameInJapaneseArrives() throws IOException {
    assertThat(gpg.decrypt(encrypted("会員.csv", bytes(3), Armor.BINARY)).errors())
        .contains("[GNUPG:] PLAINTEXT 62 0 会員.csv\n");
  }

  @Test
  void aFileNameOfMoreThan255BytesIsLeftOut() throws IOException {
    String longest = "n".repeat(255);
    assertThat(gpg.decrypt(encrypted(longest, bytes(3), Armor.BINARY)).errors())
        .contains("[GNUPG:] PLAINTEXT 62 0 " + longest + "\n");
    assertThat(gpg.decrypt(encrypted(longest + "n", bytes(3), Armor.BINARY)).errors())
        .contains("[GNUPG:] PLAINTEXT 62 0 \n");
  }

  @Test
  void anArmoredMessageIsLinesOfAsciiWithoutAVersion() throws IOException {
    assertThat(new String(encrypted(bytes(1_000), Armor.ASCII), US_ASCII))
        .startsWith("-----BEGIN PGP MESSAGE-----\n\n")
        .endsWith("\n-----END PGP MESSAGE-----\n")
        .doesNotContain("Version", "Comment", "\r");
  }

  @Test
  void noTwoMessagesAreEqual() throws IOException {
    assertThat(encrypted(bytes(100), Armor.BINARY))
        .isNotEqualTo(encrypted(bytes(100), Armor.BINARY));
  }

  @ParameterizedTest
  @EnumSource
  void closingTheMessageLeavesTheTargetOpen(Armor armor) throws IOException {
    Target target = new Target();
    OutputStream message = key.encryptTo(target, armor, "");
    message.write(bytes(100_000));
    message.close();
    int size = target.bytes.size();
    message.close();
    assertThat(target.closed).isFalse();
    assertThat(target.bytes.size()).isEqualTo(size);
    assertThatThrownBy(() -> message.write(1))
        .isInstanceOf(IOException.class)
        .hasMessage("the OpenPGP message is complete already");
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatWasNotClosedIsAcceptedByNobody(Armor armor) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    OutputStream message = key.encryptTo(target, armor, "");
    message.write(bytes(1_000_000));
    message.flush();
    Program.Finished byGpg = gpg.decrypt(target.toByteArray());
    assertThat(byGpg.exitCode()).isNotZero();
    assertThat(byGpg.errors()).doesNotContain("GOODMDC");
    assertThat(sq.decrypt(secret, target.toByteArray()).exitCode()).isNotZero();
  }

  @Test
  void aTargetThatFailsFailsTheMessage() throws IOException {
    Target target = new Target();
    OutputStream message = key.encryptTo(target, Armor.BINARY, "");
    target.full = true;
    assertThatThrownBy(() -> message.write(bytes(1_000_000)))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa2048",
        "nistp256",
        "nistp384",
        "nistp521",
        "brainpoolP256r1",
        "brainpoolP384r1",
        "brainpoolP512r1",
        "secp256k1"
      })
  void subkeysOfEveryKindThatGpgMakesAreEncryptedTo(String algorithm) throws IOException {
    String owner = gpg.primary(algorithm + "@example.com", "ed25519", "cert", GnuPg.NEVER);
    gpg.subkey(owner, algorithm, "encr", GnuPg.NEVER);
    assertReadByGpg(gpg.armored(owner));
  }

  /// gpg makes such a key too, but takes a quarter of a minute.
  @Test
  void anElGamalSubkeyIsEncryptedTo() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("elgamal-secret.asc")) {
      gpg.imported(file.readAllBytes());
    }
    assertReadByGpg(gpg.armored("Old School"));
  }

  @Test
  void aKeyMadeBySqIsEncryptedTo() throws IOException {
    Path file = sq.key("reader@example.com");
    EncryptionKey sequoias = EncryptionKey.choose(sq.certificate(file), Optional.empty(), CLOCK);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream message = sequoias.encryptTo(target, Armor.BINARY, "a.csv")) {
      message.write(bytes(5_000));
    }
    assertThat(sq.decrypt(file, target.toByteArray()).successful()).isEqualTo(bytes(5_000));
  }

  private static void assertReadByGpg(String certificate) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    EncryptionKey chosen = EncryptionKey.choose(certificate, Optional.empty(), CLOCK);
    try (OutputStream message = chosen.encryptTo(target, Armor.BINARY, "a.csv")) {
      message.write(bytes(5_000));
    }
    assertThat(gpg.decrypt(target.toByteArray()).successful()).isEqualTo(bytes(5_000));
  }

  private static byte[] encrypted(byte[] content, Armor armor) throws IOException {
    return encrypted("users.csv.gz", content, armor);
  }

  private static byte[] encrypted(String fileName, byte[] content, Armor armor) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream message = key.encryptTo(target, armor, fileName)) {
      message.write(content);
    }
    return target.toByteArray();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static final class Target extends FilterOutputStream {
    private final ByteArrayOutputStream bytes;
    private boolean closed;
    private boolean full;

    Target() {
      this(new ByteArrayOutputStream());
    }

    private Target(ByteArrayOutputStream bytes) {
      super(bytes);
      this.bytes = bytes;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      if (full) {
        throw new IOException("no space left");
      }
      out.write(buffer, offset, length);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
