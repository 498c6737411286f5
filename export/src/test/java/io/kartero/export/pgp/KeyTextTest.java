package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a key may be pasted, and what is said to everything else.
class KeyTextTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-06-01T00:00:00Z"));

  @TempDir static Path folder;
  private static GnuPg gpg;
  private static String owner;
  private static String subkey;
  private static String armored;
  private static byte[] binary;

  @BeforeAll
  static void makeKey() throws IOException {
    gpg = new GnuPg(folder);
    owner = gpg.primary("Owner", "ed25519", "cert", GnuPg.NEVER);
    subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    armored = gpg.armored(owner);
    binary = gpg.binary(owner);
  }

  @AfterAll
  static void stopAgent() {
    gpg.close();
  }

  @Test
  void aKeyIsReadHoweverItWasPasted() {
    String wrapped = Base64.getMimeEncoder().encodeToString(binary);
    List<String> pastes =
        List.of(
            armored,
            armored.replace("\n", "\\n"),
            armored.replace("\n", "\\r\\n"),
            armored.replace("\n", "\\\\n"),
            armored.replace("\n", "\r\n"),
            armored.replace("\n", "\r"),
            armored.replace("\n", " "),
            armored.replace("\n\n", "\nVersion: Old 1.0\nComment: a key\n\n"),
            armored.replaceAll("\n=.{4}\n", "\n"),
            "\uFEFF" + armored,
            "Dear all, this is my key:\n\n" + armored + "\nRegards\n",
            Base64.getEncoder().encodeToString(binary),
            wrapped,
            wrapped.replace("\r\n", "\\n"),
            Base64.getMimeEncoder().encodeToString(armored.getBytes(UTF_8)));
    for (String paste : pastes) {
      assertThat(EncryptionKey.choose(paste, Optional.empty(), CLOCK).fingerprint())
          .as(paste)
          .isEqualTo(subkey);
    }
  }

  @Test
  void aKeyIsReadFromAnyKindOfFile() {
    byte[] utf16 = ("\uFEFF" + armored.replace("\n", "\r\n")).getBytes(UTF_16LE);
    for (byte[] file : List.of(binary, armored.getBytes(UTF_8), utf16)) {
      assertThat(Certificate.readAll(file, CLOCK))
          .singleElement()
          .extracting(Certificate::fingerprint)
          .isEqualTo(owner);
    }
  }

  @Test
  void aPrivateKeyIsRefusedInEveryFormAndNeverShown() {
    String secret = gpg.secret(owner);
    String inner = Base64.getMimeEncoder().encodeToString(gpg.secretBinary(owner));
    for (String paste : List.of(secret, secret.replace("\n", "\\n"), inner, armored + secret)) {
      assertRefused(
          paste,
          "this is a private key: only the public key is needed, and Kartero keeps no private key",
          KeyText.HOW_TO_EXPORT + "; replace the key pair if others may have seen the private key");
    }
    assertThat(refusal("-----BEGIN RSA PRIVATE KEY-----\nMIIC\n-----END RSA PRIVATE KEY-----"))
        .startsWith("this is a private key:");
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThat(refusal("")).isEqualTo("the public key is empty");
    assertThat(refusal(" \\n \n")).isEqualTo("the public key is empty");
  }

  @Test
  void otherThingsThanKeysAreCalledByTheirNames() throws IOException {
    assertThat(refusal("-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----"))
        .isEqualTo("this is a CERTIFICATE, not an OpenPGP public key");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    EncryptionKey key = EncryptionKey.choose(armored, Optional.empty(), CLOCK);
    try (OutputStream stream = key.encryptTo(message, Armor.ASCII, "")) {
      stream.write(1);
    }
    assertThat(refusal(message.toString(UTF_8)))
        .isEqualTo("this is a PGP MESSAGE, not an OpenPGP public key");
    assertThat(refusal("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@example.com"))
        .isEqualTo("the key cannot be read: line 1 is not base64");
    assertThat(refusal("me@example.com")).isEqualTo("the key cannot be read: line 1 is not base64");
    assertThat(refusal("abcd"))
        .isEqualTo("the key is damaged at byte 0 of 3: no OpenPGP packet starts here");
  }

  @Test
  void aRevocationCertificateIsNotAKey() throws IOException {
    assertThat(refusal(gpg.revocation(owner)))
        .isEqualTo(
            "the armored key in line 1 starts with a signature: it may be a revocation certificate");
  }

  @Test
  void anArmoredKeyThatWasCutOffIsRefused() {
    assertRefused(
        "My key:\n" + armored.substring(0, 300),
        "the armored key in line 2 is cut off: its end line is missing",
        "give all of it, from -----BEGIN PGP PUBLIC KEY BLOCK-----"
            + " to -----END PGP PUBLIC KEY BLOCK-----");
  }

  @Test
  void anArmoredKeyWithAWrongLetterIsRefusedByItsChecksum() {
    int at = armored.indexOf('\n', 100) + 7;
    char wrong = armored.charAt(at) == 'A' ? 'B' : 'A';
    assertThat(refusal(armored.substring(0, at) + wrong + armored.substring(at + 1)))
        .isEqualTo(
            "the armored key in line 1 cannot be read: its checksum does not fit its content");
  }

  @Test
  void anArmoredKeyWithAStrayCharacterIsRefusedWithItsLine() {
    int at = armored.indexOf('\n', 100) + 7;
    assertThat(refusal(armored.substring(0, at) + "*" + armored.substring(at)))
        .isEqualTo("the armored key in line 1 cannot be read: line 4 is not base64");
  }

  @Test
  void everyTruncationOfABinaryKeyIsRefusedOrLacksItsSubkey() {
    for (int length = 1; length < binary.length; length++) {
      String text = Base64.getEncoder().encodeToString(Arrays.copyOf(binary, length));
      assertThat(refusal(text))
          .as("%d of %d bytes", length, binary.length)
          .matches(
              "the key is damaged at byte \\d+ of \\d+: .*|the public key has no subkey.*"
                  + "|no subkey can be used: [0-9A-F]{40} (belongs to .*|has no valid binding .*)");
    }
  }

  @Test
  void aTruncatedPacketIsRefusedWithItsPlace() {
    List<Packet> packets = Packet.all(new KeyMaterial("", binary));
    Packet last = packets.getLast();
    String text = Base64.getEncoder().encodeToString(Arrays.copyOf(binary, last.end() - 5));
    int body = last.end() - last.start() - 2;
    assertThat(refusal(text))
        .isEqualTo(
            "the key is damaged at byte %d of %d: a packet of %d bytes starts here, and %d are left"
                .formatted(last.start(), last.end() - 5, body, body - 5));
  }

  /// Whatever is damaged, the key is refused with a reason or works as before: damage may hit parts
  /// that nobody reads.
  @Test
  void noDamagedByteEndsInAnythingButARefusal() {
    for (int at = 0; at < binary.length; at++) {
      byte[] damaged = binary.clone();
      damaged[at] ^= 0x55;
      String text = Base64.getEncoder().encodeToString(damaged);
      UnusableKeyException refused =
          catchThrowableOfType(
              UnusableKeyException.class,
              () ->
                  assertThat(EncryptionKey.choose(text, Optional.empty(), CLOCK).fingerprint())
                      .isEqualTo(subkey));
      assertThat(refused == null || !refused.finding().isEmpty()).isTrue();
    }
  }

  private static void assertRefused(String text, String finding, String hint) {
    assertThat(thrown(text)).hasMessage(finding + " (" + hint + ")");
  }

  private static String refusal(String text) {
    return thrown(text).finding();
  }

  private static UnusableKeyException thrown(String text) {
    return catchThrowableOfType(
        UnusableKeyException.class, () -> EncryptionKey.choose(text, Optional.empty(), CLOCK));
  }
}
