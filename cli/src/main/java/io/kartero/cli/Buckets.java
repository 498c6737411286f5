package io.kartero.cli;

import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.Credential;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.bucket.GoogleBucket;
import io.kartero.export.bucket.GoogleBucketSettings;
import io.kartero.export.bucket.TransferLimits;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.StorageEmulator;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Opens the bucket that settings name: a folder where there is a folder of buckets, else Google's.
final class Buckets {
  private Buckets() {}

  static Bucket open(Kartero kartero, ExportSettings settings) {
    Optional<Path> folder = kartero.bucketFolder();
    return folder.isPresent()
        ? FolderBucket.in(folder.get(), settings.bucket())
        : google(kartero.session(), settings);
  }

  private static Bucket google(Session session, ExportSettings settings) {
    Credential credential = settings.credential().orElseThrow(Buckets::noCredential);
    GoogleBucketSettings google =
        new GoogleBucketSettings(
            settings.bucket(),
            credential,
            settings.applicationName(),
            settings.userProject(),
            settings.kmsKey(),
            StorageEmulator.in(session.environment()),
            TransferLimits.STANDARD);
    try {
      return GoogleBucket.open(google);
    } catch (BucketException e) {
      throw e.code() == BucketException.Code.BAD_CREDENTIAL ? unreadable(e) : e;
    }
  }

  /// Nobody was asked yet: it is the text that is wrong.
  private static CallerError unreadable(BucketException failure) {
    String message = Objects.requireNonNull(failure.getMessage());
    return new CallerError("json_keyfile", message.replaceFirst("^json_keyfile ", ""), "");
  }

  private static CallerError noCredential() {
    return new CallerError(
        "json_keyfile",
        "is missing",
        "give the service account's key file, or a folder of buckets with --bucket-folder");
  }
}
