package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import io.kartero.export.pgp.UnusableKeyException.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Which subkey is chosen, and why others are not. The keys are gpg's. Long, for every reason has a
/// key of its own and its exact message.
class EncryptionKeyTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-06-01T00:00:00Z"));
  private static final String IS_PRIMARY = "is a primary key, and primary keys never encrypt";

  @TempDir static Path folder;
  private static GnuPg gpg;

  private String owner = "";

  @BeforeAll
  static void start() throws IOException {
    gpg = new GnuPg(folder);
  }

  @AfterAll
  static void stopAgent() {
    gpg.close();
  }

  @BeforeEach
  void makeOwner(TestInfo test) {
    gpg.turnClockTo("2025-01-01T00:00:00Z");
    owner = gpg.primary(test.getDisplayName(), "ed25519", "cert", GnuPg.NEVER);
  }

  @Test
  void withoutIdentifierTheFirstUsableSubkeyOfTheFileIsChosen() {
    gpg.subkey(owner, "cv25519", "encr", "2025-02-01");
    gpg.subkey(owner, "ed25519", "sign", GnuPg.NEVER);
    String first = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    gpg.turnClockTo("2025-01-02T00:00:00Z");
    gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    EncryptionKey key = chosen(gpg.armored(owner));
    assertThat(key.fingerprint()).isEqualTo(first);
    assertThat(key.certificateFingerprint()).isEqualTo(owner);
    assertThat(key.userId()).contains("withoutIdentifierTheFirstUsableSubkeyOfTheFileIsChosen()");
    assertThat(key)
        .hasToString(
            "subkey %s of %s (withoutIdentifierTheFirstUsableSubkeyOfTheFileIsChosen())"
                .formatted(first, owner));
  }

  @Test
  void anIdentifierPicksASubkeyHoweverItIsWritten() {
    gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    String second = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    String longId = second.substring(24);
    List<String> spellings =
        List.of(
            second,
            second.toLowerCase(Locale.ROOT),
            "0x" + second,
            " " + second.replaceAll("(.{4})", "$1 "),
            longId,
            "0X" + longId.toLowerCase(Locale.ROOT),
            second.substring(32),
            "0x" + second.substring(32));
    for (String spelling : spellings) {
      assertThat(chosen(gpg.armored(owner), spelling).fingerprint()).as(spelling).isEqualTo(second);
    }
  }

  @Test
  void aPrimaryKeyIsRefusedEvenIfItAloneCanEncrypt() {
    String alone = gpg.primary("All in one", "rsa2048", "cert,sign,encr", GnuPg.NEVER);
    assertRefused(
        gpg.armored(alone),
        alone,
        Source.KEY_IDENTIFIER,
        "the key " + alone + " " + IS_PRIMARY,
        "the public key holds " + alone + " that " + IS_PRIMARY);
    assertRefused(
        gpg.armored(alone),
        "the public key has no subkey, and its primary key never encrypts",
        Remedy.OTHER_SUBKEY);
  }

  @Test
  void whoNamesThePrimaryKeyIsToldTheSubkey() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    assertRefused(
        gpg.armored(owner),
        owner.substring(32),
        Source.KEY_IDENTIFIER,
        "the key " + owner + " " + IS_PRIMARY,
        "the public key holds " + owner + " that " + IS_PRIMARY + "; " + subkey + " to encrypt to");
  }

  @Test
  void aSubkeyThatExpiredIsRefusedWithItsDate() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", "20250301T120000");
    assertRefused(
        gpg.armored(owner),
        "no subkey can be used: " + subkey + " expired on 2025-03-01T12:00:00Z",
        Remedy.RENEWED);
    assertRefused(
        gpg.armored(owner),
        subkey,
        Source.KEY_IDENTIFIER,
        "the key " + subkey + " expired on 2025-03-01T12:00:00Z",
        "the public key holds %s that %s; %s that expired on 2025-03-01T12:00:00Z"
            .formatted(owner, IS_PRIMARY, subkey));
  }

  @Test
  void aSubkeyIsUsedUntilTheSecondInWhichItExpires() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", "20250301T120000");
    String text = gpg.armored(owner);
    Instant last = Instant.parse("2025-03-01T11:59:59Z");
    assertThat(
            EncryptionKey.choose(text, Optional.empty(), InstantSource.fixed(last)).fingerprint())
        .isEqualTo(subkey);
    assertThat(refusalAt(last.plusSeconds(1), text))
        .isEqualTo("no subkey can be used: " + subkey + " expired on 2025-03-01T12:00:00Z");
  }

  @Test
  void aKeyFromTheFutureIsRefused() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    assertThat(refusalAt(Instant.parse("2024-12-31T23:59:59Z"), gpg.armored(owner)))
        .isEqualTo(
            "no subkey can be used: %s belongs to the certificate %s, which is not valid before"
                    .formatted(subkey, owner)
                + " 2025-01-01T00:00:00Z");
  }

  @Test
  void aRevokedSubkeyIsRefusedWithTheOwnersReason() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    gpg.turnClockTo("2025-02-01T00:00:00Z");
    gpg.edit(owner, "key 1", "revkey", "y", "1", "left in a taxi", "", "y", "save");
    assertRefused(
        gpg.armored(owner),
        "no subkey can be used: %s was revoked on 2025-02-01T00:00:00Z, compromised: left in a taxi"
            .formatted(subkey),
        Remedy.NEW_KEY);
  }

  @Test
  void aSubkeyForSigningIsRefused() {
    String signing = gpg.subkey(owner, "ed25519", "sign", GnuPg.NEVER);
    String rsa = gpg.subkey(owner, "rsa2048", "auth", GnuPg.NEVER);
    assertRefused(
        gpg.armored(owner),
        "no subkey can be used: %s is for signing only, EdDSA Ed25519; %s is not meant for encryption"
            .formatted(signing, rsa),
        Remedy.OTHER_SUBKEY);
  }

  @Test
  void aWeakSubkeyIsRefused() {
    String weak = gpg.subkey(owner, "rsa1024", "encr", GnuPg.NEVER);
    assertRefused(
        gpg.armored(owner),
        "no subkey can be used: " + weak + " is weak, RSA 1024: at least 2048 bits are needed",
        Remedy.OTHER_SUBKEY);
  }

  @Test
  void anExpiredCertificateIsRefusedAndItsRenewalAccepted() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    gpg.turnClockTo("2025-01-02T00:00:00Z");
    gpg.run("--quick-set-expire", owner, "20250201T000000");
    String expired = gpg.armored(owner);
    assertRefused(
        expired,
        "no subkey can be used: %s belongs to the certificate %s, which expired on"
                .formatted(subkey, owner)
            + " 2025-02-01T00:00:00Z",
        Remedy.RENEWED);
    gpg.turnClockTo("2025-01-15T00:00:00Z");
    gpg.run("--quick-set-expire", owner, "20260201T000000");
    assertThat(chosen(gpg.armored(owner)).fingerprint()).isEqualTo(subkey);
    assertThat(chosen(expired + gpg.armored(owner)).fingerprint()).isEqualTo(subkey);
    assertThat(chosen(gpg.armored(owner) + expired).fingerprint()).isEqualTo(subkey);
  }

  @Test
  void aRevokedCertificateIsRefused() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    gpg.turnClockTo("2025-02-01T00:00:00Z");
    gpg.edit(owner, "revkey", "y", "2", "see the new key", "", "y", "save");
    assertRefused(
        gpg.armored(owner),
        "no subkey can be used: %s belongs to the certificate %s, which was revoked on"
                .formatted(subkey, owner)
            + " 2025-02-01T00:00:00Z, superseded: see the new key",
        Remedy.NEW_KEY);
  }

  @Test
  void aRevokedUserIdDoesNotMatterWhileAnotherStands() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    gpg.run("--quick-add-uid", owner, "New <new@example.com>");
    gpg.turnClockTo("2025-02-01T00:00:00Z");
    gpg.run("--quick-revoke-uid", owner, "aRevokedUserIdDoesNotMatterWhileAnotherStands()");
    EncryptionKey key = chosen(gpg.armored(owner));
    assertThat(key.fingerprint()).isEqualTo(subkey);
    assertThat(key.userId()).contains("New <new@example.com>");
  }

  @Test
  void aSubkeyGraftedOntoAnotherCertificateIsRefused() {
    String thief = gpg.primary("Thief", "ed25519", "cert", GnuPg.NEVER);
    String grafted = gpg.subkey(thief, "cv25519", "encr", GnuPg.NEVER);
    ByteArrayOutputStream certificate = new ByteArrayOutputStream();
    certificate.writeBytes(gpg.binary(owner));
    KeyMaterial theirs = new KeyMaterial("", gpg.binary(thief));
    List<Packet> packets = Packet.all(theirs);
    int subkeyAt = packets.get(packets.size() - 2).start();
    certificate.write(theirs.packets(), subkeyAt, theirs.packets().length - subkeyAt);
    assertRefused(
        base64(certificate.toByteArray()),
        "no subkey can be used: " + grafted + " has no valid binding signature",
        Remedy.COMPLETE_EXPORT);
  }

  @Test
  void aCertificateWithoutItsOwnSignatureIsRefused() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    KeyMaterial whole = new KeyMaterial("", gpg.binary(owner));
    List<Packet> packets = Packet.all(whole);
    ByteArrayOutputStream stripped = new ByteArrayOutputStream();
    for (int i : new int[] {0, 3, 4}) { // without the user id and its signature
      Packet packet = packets.get(i);
      stripped.write(whole.packets(), packet.start(), packet.end() - packet.start());
    }
    assertRefused(
        base64(stripped.toByteArray()),
        "no subkey can be used: %s belongs to the certificate %s, which has no valid signature of"
                .formatted(subkey, owner)
            + " its own",
        Remedy.COMPLETE_EXPORT);
  }

  @Test
  void anIdentifierThatNoKeyHasIsAnsweredWithThoseThereAre() {
    String subkey = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    assertRefused(
        gpg.armored(owner),
        "0123 4567 89ab cdef",
        Source.KEY_IDENTIFIER,
        "no key has the id 0123456789ABCDEF",
        "the public key holds %s that %s; %s to encrypt to".formatted(owner, IS_PRIMARY, subkey));
  }

  @Test
  void anIdentifierOfTheSecondCertificateIsFound() {
    gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    String other = gpg.primary("Second", "ed25519", "cert", GnuPg.NEVER);
    String wanted = gpg.subkey(other, "cv25519", "encr", GnuPg.NEVER);
    String text = gpg.armored(owner) + "\nand the second one:\n" + gpg.armored(other);
    assertThat(chosen(text, wanted.substring(24)).certificateFingerprint()).isEqualTo(other);
    assertThat(chosen(text).certificateFingerprint()).isEqualTo(owner);
  }

  /// Among the same key with 400,000 creation times, two short ids are equal.
  @Test
  void aShortIdThatTwoKeysHaveIsRefused() throws GeneralSecurityException {
    byte[] packet = Arrays.copyOf(gpg.binary(owner), 2 + 51); // an Ed25519 key behind its header
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    Map<String, byte[]> seen = new HashMap<>();
    for (int time = 1_000_000_000; time < 1_000_400_000; time++) {
      ByteBuffer.wrap(packet).putInt(3, time);
      sha1.update(new byte[] {(byte) 0x99, 0});
      byte[] fingerprint = sha1.digest(Arrays.copyOfRange(packet, 1, packet.length));
      String shortId = HexFormat.of().withUpperCase().formatHex(fingerprint, 16, 20);
      byte[] other = seen.put(shortId, packet.clone());
      if (other != null) {
        String both = base64(concatenated(other, packet));
        assertThatThrownBy(() -> chosen(both, shortId))
            .isInstanceOf(UnusableKeyException.class)
            .hasMessageStartingWith(
                "more than one key has the id " + shortId + " (give the whole fingerprint: the ");
        return;
      }
    }
    fail("no two short ids are equal");
  }

  private static byte[] concatenated(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  @Test
  void whatIsNoIdentifierIsRefused() {
    gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    for (String text : List.of("", "me@example.com", "0x12345", "g2345678", "1".repeat(32))) {
      assertRefused(
          gpg.armored(owner),
          text,
          Source.KEY_IDENTIFIER,
          "'" + text + "' is not the id of a key",
          "8 or 16 hex digits, or a whole fingerprint of 40 or 64");
    }
    assertRefused(
        gpg.armored(owner),
        "secret".repeat(100),
        Source.KEY_IDENTIFIER,
        "a text of 600 characters is not the id of a key",
        "8 or 16 hex digits, or a whole fingerprint of 40 or 64");
  }

  private static EncryptionKey chosen(String publicKey) {
    return EncryptionKey.choose(publicKey, Optional.empty(), CLOCK);
  }

  private static EncryptionKey chosen(String publicKey, String identifier) {
    return EncryptionKey.choose(publicKey, Optional.of(identifier), CLOCK);
  }

  private static String refusalAt(Instant now, String publicKey) {
    return catchThrowableOfType(
            UnusableKeyException.class,
            () -> EncryptionKey.choose(publicKey, Optional.empty(), InstantSource.fixed(now)))
        .finding();
  }

  private static void assertRefused(String publicKey, String finding, String hint) {
    assertRefused(publicKey, Optional.empty(), Source.PUBLIC_KEY, finding, hint);
  }

  private static void assertRefused(
      String publicKey, String identifier, Source source, String finding, String hint) {
    assertRefused(publicKey, Optional.of(identifier), source, finding, hint);
  }

  private static void assertRefused(
      String publicKey, Optional<String> identifier, Source source, String finding, String hint) {
    UnusableKeyException refused =
        catchThrowableOfType(
            UnusableKeyException.class, () -> EncryptionKey.choose(publicKey, identifier, CLOCK));
    assertThat(refused).hasMessage(finding + " (" + hint + ")");
    assertThat(refused.source()).isEqualTo(source);
  }

  private static String base64(byte[] bytes) {
    return new String(Base64.getEncoder().encode(bytes), UTF_8);
  }
}
