package io.kartero.cli;

import io.kartero.export.pgp.Certificate;
import io.kartero.export.pgp.CertificateKey;
import io.kartero.export.pgp.Refusal;
import io.kartero.export.pgp.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Certificates for people.
final class KeyText {
  private KeyText() {}

  static String of(List<Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (Certificate certificate : certificates) {
      text.append(text.isEmpty() ? "" : "\n");
      append(certificate, text);
    }
    return text.toString();
  }

  private static void append(Certificate certificate, StringBuilder text) {
    text.append("certificate ").append(certificate.fingerprint()).append('\n');
    for (UserId userId : certificate.userIds()) {
      String standing =
          switch (userId.standing()) {
            case VALID -> "";
            case REVOKED -> " (revoked)";
            case UNSIGNED -> " (not signed by its owner)";
          };
      text.append("  name    ").append(userId.name()).append(standing).append('\n');
    }
    for (CertificateKey key : certificate.keys()) {
      append(key, text);
    }
    certificate
        .refusal()
        .ifPresent(refusal -> text.append("  not used: ").append(refusal).append('\n'));
  }

  private static void append(CertificateKey key, StringBuilder text) {
    String role =
        switch (key.role()) {
          case PRIMARY -> "primary";
          case SUBKEY -> "subkey";
        };
    text.append(
        "  %-7s %s  %s, %s; %s%n"
            .formatted(role, key.id(), key.algorithm(), uses(key), dates(key)));
    text.append("          ").append(key.fingerprint()).append('\n');
    Optional<Refusal> refusal = key.refusal();
    text.append("          ")
        .append(refusal.map(why -> "not used: " + why).orElse("can encrypt a file"))
        .append('\n');
  }

  private static String uses(CertificateKey key) {
    List<String> words =
        key.uses().stream()
            .map(use -> use.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();
    return words.isEmpty() ? "no uses" : String.join(" + ", words);
  }

  private static String dates(CertificateKey key) {
    return "created "
        + date(key.created())
        + key.expires().map(at -> ", expires " + date(at)).orElse(", does not expire")
        + key.revocation().map(revocation -> ", revoked " + revocation).orElse("");
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
