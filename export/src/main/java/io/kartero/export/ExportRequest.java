package io.kartero.export;

import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.settings.ExportSettings;
import java.util.Optional;

/// What one export is to do. Everything in it has been checked.
///
/// @param objectName the settings' path with its placeholders filled in
/// @param key the key that the settings name, where they ask for encryption
/// @param jobId who asked; it goes into the object's metadata and the receipt
/// @param sqlSha256 SHA-256 of the query's text in hexadecimal digits, for the receipt
/// @param workers how many threads encode, and how many compress
public record ExportRequest(
    ExportSettings settings,
    String objectName,
    Optional<EncryptionKey> key,
    String jobId,
    String sqlSha256,
    int workers) {
  public ExportRequest {
    if (settings.encryption().isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a key goes with encryption, and encryption with a key");
    }
  }
}
