package io.kartero.cli;

import static java.util.stream.Collectors.joining;

import io.kartero.export.pgp.Certificate;
import io.kartero.export.pgp.CertificateKey;
import io.kartero.export.pgp.Refusal;
import io.kartero.export.pgp.Revocation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Certificates for programs: an array of objects. Absent things are null.
final class KeyJson {
  private KeyJson() {}

  static String of(List<Certificate> certificates) {
    return array(certificates, KeyJson::of) + "\n";
  }

  private static String of(Certificate certificate) {
    return "{\"fingerprint\":"
        + Json.quoted(certificate.fingerprint())
        + ",\"user_ids\":"
        + array(
            certificate.userIds(),
            user ->
                "{\"name\":"
                    + Json.quoted(user.name())
                    + ",\"standing\":"
                    + word(user.standing())
                    + "}")
        + ",\"keys\":"
        + array(certificate.keys(), KeyJson::of)
        + ",\"refusal\":"
        + optional(certificate.refusal().map(Refusal::toString))
        + "}";
  }

  private static String of(CertificateKey key) {
    return "{\"role\":"
        + word(key.role())
        + ",\"id\":"
        + Json.quoted(key.id())
        + ",\"fingerprint\":"
        + Json.quoted(key.fingerprint())
        + ",\"algorithm\":"
        + Json.quoted(key.algorithm())
        + ",\"uses\":"
        + array(key.uses(), KeyJson::word)
        + ",\"created\":"
        + Json.quoted(key.created().toString())
        + ",\"expires\":"
        + optional(key.expires().map(Object::toString))
        + ",\"revoked\":"
        + optional(key.revocation().map(Revocation::toString))
        + ",\"usable\":"
        + key.usable()
        + ",\"refusal\":"
        + optional(key.refusal().map(Refusal::toString))
        + "}";
  }

  private static String word(Enum<?> value) {
    return Json.quoted(value.name().toLowerCase(Locale.ROOT));
  }

  private static String optional(Optional<String> text) {
    return text.map(Json::quoted).orElse("null");
  }

  private static <T> String array(Collection<T> items, Function<T, String> json) {
    return items.stream().map(json).collect(joining(",", "[", "]"));
  }
}
