package io.kartero.cli;

import io.kartero.export.ExportRequest;
import io.kartero.export.bucket.Bucket;
import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.pgp.UnusableKeyException;
import io.kartero.export.settings.EncryptionSettings;
import io.kartero.export.settings.ExportSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;

/// What to deliver where: everything about an export that is known before its query runs.
///
/// @param objectName the path with its placeholders filled in
record Order(
    ExportSettings settings,
    String jobId,
    String objectName,
    Optional<EncryptionKey> key,
    Bucket bucket) {
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  /// Reads and checks what the caller gave.
  static Order of(Kartero kartero, SettingsArgument argument) {
    ExportSettings settings = argument.read();
    Instant now = kartero.session().clock().instant();
    return of(
        kartero,
        settings,
        argument.session(now, settings.dialect().zone()),
        Buckets.open(kartero, settings));
  }

  static Order of(Kartero kartero, ExportSettings settings, ZonedDateTime session, Bucket bucket) {
    InstantSource clock = kartero.session().clock();
    String jobId = "cli-" + COMPACT.format(clock.instant());
    return new Order(
        settings,
        jobId,
        settings.path().resolve(session, jobId),
        settings.encryption().map(encryption -> key(encryption, clock)),
        bucket);
  }

  private static EncryptionKey key(EncryptionSettings encryption, InstantSource clock) {
    try {
      return EncryptionKey.choose(encryption.publicKey(), encryption.keyIdentifier(), clock);
    } catch (UnusableKeyException e) {
      String field =
          switch (e.source()) {
            case PUBLIC_KEY -> "public_key";
            case KEY_IDENTIFIER -> "key_identifier";
          };
      throw new CallerError(field, e.finding(), e.hint());
    }
  }

  /// The object, for people.
  String place() {
    return settings.bucket() + "/" + objectName;
  }

  ExportRequest request(String sql) {
    return new ExportRequest(
        settings, objectName, key, jobId, sha256(sql), Runtime.getRuntime().availableProcessors());
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
