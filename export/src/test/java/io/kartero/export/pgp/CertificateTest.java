package io.kartero.export.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.pgp.CertificateKey.Role;
import io.kartero.export.pgp.CertificateKey.Use;
import io.kartero.export.pgp.UserId.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told about the certificates in a text.
class CertificateTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-06-01T00:00:00Z"));
  private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir static Path folder;
  private static GnuPg gpg;

  @BeforeAll
  static void start() throws IOException {
    gpg = new GnuPg(folder);
  }

  @AfterAll
  static void stopAgent() {
    gpg.close();
  }

  @Test
  void everyKeyIsDescribed() {
    gpg.turnClockTo("2025-01-01T00:00:00Z");
    String owner = gpg.primary("Old <old@example.com>", "rsa2048", "cert,sign", "20270101T000000");
    String used = gpg.subkey(owner, "nistp384", "encr", "20260101T000000");
    String revoked = gpg.subkey(owner, "cv25519", "encr", GnuPg.NEVER);
    String login = gpg.subkey(owner, "ed25519", "auth", GnuPg.NEVER);
    gpg.run("--quick-add-uid", owner, "New <new@example.com>");
    gpg.turnClockTo("2025-02-01T00:00:00Z");
    gpg.edit(owner, "key 2", "revkey", "y", "3", "", "y", "save");
    gpg.run("--quick-revoke-uid", owner, "Old <old@example.com>");

    Certificate certificate = Certificate.readAll(gpg.armored(owner), CLOCK).getFirst();

    Revocation retired =
        new Revocation(Instant.parse("2025-02-01T00:00:00Z"), Revocation.Reason.RETIRED, "");
    assertThat(certificate)
        .isEqualTo(
            new Certificate(
                owner,
                List.of(
                    new UserId("New <new@example.com>", Standing.VALID),
                    new UserId("Old <old@example.com>", Standing.REVOKED)),
                List.of(
                    new CertificateKey(
                        owner,
                        owner.substring(24),
                        Role.PRIMARY,
                        "RSA 2048",
                        Set.of(Use.CERTIFY, Use.SIGN),
                        MADE,
                        Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                        Optional.empty(),
                        Optional.of(
                            new Refusal(
                                "is a primary key, and primary keys never encrypt",
                                "name one of its subkeys"))),
                    new CertificateKey(
                        used,
                        used.substring(24),
                        Role.SUBKEY,
                        "ECDH NIST P-384",
                        Set.of(Use.ENCRYPT_COMMUNICATIONS, Use.ENCRYPT_STORAGE),
                        MADE,
                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                        Optional.empty(),
                        Optional.empty()),
                    new CertificateKey(
                        revoked,
                        revoked.substring(24),
                        Role.SUBKEY,
                        "ECDH Curve25519",
                        Set.of(Use.ENCRYPT_COMMUNICATIONS, Use.ENCRYPT_STORAGE),
                        MADE,
                        Optional.empty(),
                        Optional.of(retired),
                        Optional.of(
                            new Refusal(
                                "was revoked on 2025-02-01T00:00:00Z, retired", Remedy.NEW_KEY))),
                    new CertificateKey(
                        login,
                        login.substring(24),
                        Role.SUBKEY,
                        "EdDSA Ed25519",
                        Set.of(Use.AUTHENTICATE),
                        MADE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                            new Refusal(
                                "is for signing only, EdDSA Ed25519", Remedy.OTHER_SUBKEY)))),
                Optional.empty()));
    assertThat(certificate).hasToString(owner + " (New <new@example.com>)");
    assertThat(certificate.subkeys()).isEqualTo(certificate.keys().subList(1, 4));
    assertThat(certificate.keys().getFirst().uses()).containsExactly(Use.CERTIFY, Use.SIGN);
  }

  @Test
  void aCertificateSaysWhyNoneOfItsSubkeysIsUsed() {
    gpg.turnClockTo("2025-01-01T00:00:00Z");
    String owner = gpg.primary("Gone", "ed25519", "cert", "20250201T000000");
    Certificate certificate = Certificate.readAll(gpg.armored(owner), CLOCK).getFirst();
    assertThat(certificate.refusal())
        .contains(new Refusal("expired on 2025-02-01T00:00:00Z", Remedy.RENEWED));
  }

  @Test
  void whatAForeignNameWouldDoToATerminalIsTakenOut() {
    assertThat(Printable.text("a\u001B[31mb\u202Ec\n")).isEqualTo("a?[31mb?c?");
    assertThat(Printable.text(new byte[] {'J', (byte) 0xF6, 'r', 'g'})).isEqualTo("Jörg");
  }

  @Test
  void allCertificatesOfAKeyOfSqAreListed() {
    Sequoia sq = new Sequoia(folder);
    String one = sq.certificate(sq.key("one@example.com"));
    String two = sq.certificate(sq.key("two@example.com", "--can-encrypt", "storage"));
    List<Certificate> certificates = Certificate.readAll(one + two, CLOCK);
    assertThat(certificates)
        .extracting(Certificate::primaryUserId)
        .containsExactly(Optional.of("one@example.com"), Optional.of("two@example.com"));
    assertThat(certificates.get(1).subkeys())
        .filteredOn(CertificateKey::usable)
        .extracting(CertificateKey::uses)
        .containsExactly(Set.of(Use.ENCRYPT_STORAGE));
  }
}
