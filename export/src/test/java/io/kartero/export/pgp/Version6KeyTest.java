package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPApi;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.junit.jupiter.api.Test;

/// Keys of RFC 9580. Neither gpg 2.2 nor sq 0.27 knows them, so Bouncy Castle makes them here and
/// decrypts.
class Version6KeyTest {
  private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");
  private static final OpenPGPApi OPEN_PGP = new BcOpenPGPApi();

  @Test
  void x25519SubkeysAreEncryptedTo() throws PGPException, IOException {
    assertEncryptedTo(generator().ed25519x25519Key("New <new@example.com>").build(), "X25519");
  }

  @Test
  void x448SubkeysAreEncryptedTo() throws PGPException, IOException {
    assertEncryptedTo(generator().ed448x448Key("New <new@example.com>").build(), "X448");
  }

  @SuppressWarnings("JavaUtilDate") // Bouncy Castle's
  private static OpenPGPKeyGenerator generator() throws PGPException {
    return OPEN_PGP.generateKey(PublicKeyPacket.VERSION_6, Date.from(MADE));
  }

  private static void assertEncryptedTo(OpenPGPKey owner, String algorithm)
      throws PGPException, IOException {
    String text = owner.toCertificate().toAsciiArmoredString();
    InstantSource clock = InstantSource.fixed(MADE.plusSeconds(1));
    CertificateKey subkey =
        Certificate.readAll(text, clock).getFirst().subkeys().stream()
            .filter(CertificateKey::usable)
            .findFirst()
            .orElseThrow();
    assertThat(subkey.algorithm()).isEqualTo(algorithm);
    assertThat(subkey.fingerprint()).hasSize(64).startsWith(subkey.id());
    for (String identifier :
        new String[] {subkey.fingerprint(), subkey.id(), subkey.id().substring(0, 8)}) {
      EncryptionKey key = EncryptionKey.choose(text, Optional.of(identifier), clock);
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      try (OutputStream stream = key.encryptTo(message, Armor.BINARY, "a.csv")) {
        stream.write("content".getBytes(UTF_8));
      }
      assertThat(decrypted(owner, message.toByteArray())).isEqualTo("content");
    }
  }

  private static String decrypted(OpenPGPKey owner, byte[] message)
      throws PGPException, IOException {
    try (InputStream content =
        OPEN_PGP
            .decryptAndOrVerifyMessage()
            .addDecryptionKey(owner)
            .process(new ByteArrayInputStream(message))) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
