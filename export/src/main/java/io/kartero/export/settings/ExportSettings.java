package io.kartero.export.settings;

import io.kartero.export.bucket.Credential;
import io.kartero.export.compress.Compression;
import io.kartero.export.encode.Dialect;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// How one result becomes one object. [SettingsJson] makes it from what the caller wrote.
///
/// @param compression what happens to the text before it is encrypted, if it is
/// @param credential missing where the bucket needs none, or the surroundings give it
/// @param userProject the Google Cloud project that is charged, where the bucket's owner is not
/// @param kmsKey the resource name of the key that Google encrypts the object with at rest
public record ExportSettings(
    String bucket,
    ObjectPath path,
    Format format,
    Dialect dialect,
    Compression compression,
    Optional<EncryptionSettings> encryption,
    Optional<Credential> credential,
    OnEmpty onEmpty,
    Optional<String> userProject,
    Optional<String> kmsKey,
    String applicationName) {

  /// What HTTP says of the object's bytes.
  public String contentType() {
    if (encryption.isPresent()) {
      return "application/pgp-encrypted";
    }
    return switch (compression) {
      case Compression.None none ->
          format.mediaType() + "; charset=" + dialect.charset().name().toLowerCase(Locale.ROOT);
      case Compression.Gzip gzip -> "application/gzip";
      case Compression.Bzip2 bzip2 -> "application/x-bzip2";
    };
  }

  /// The settings in effect, by key, without secrets: the key file is left out, and of the public
  /// key only its SHA-256 is there.
  public SequencedMap<String, String> describe() {
    return SettingsDescription.of(this);
  }

  /// Without secrets.
  @Override
  public String toString() {
    return "ExportSettings" + describe();
  }
}
