package io.kartero.server.connection;

import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.Credential;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.bucket.GoogleBucket;
import io.kartero.export.bucket.GoogleBucketSettings;
import io.kartero.export.bucket.TransferLimits;
import io.kartero.export.settings.ExportSettings;

/// Opens the bucket that settings name: a folder where the operator chose folders, else Google's.
public final class Buckets {
  private final ConnectionSettings settings;

  Buckets(ConnectionSettings settings) {
    this.settings = settings;
  }

  /// Reads the credential; talks to nobody yet.
  ///
  /// @throws BucketException when the key file is missing or cannot be read: it says which, and
  ///   where in it
  public Bucket open(ExportSettings export) {
    return settings
        .bucketFolder()
        .<Bucket>map(folder -> FolderBucket.in(folder, export.bucket()))
        .orElseGet(() -> google(export));
  }

  private Bucket google(ExportSettings export) {
    Credential credential = export.credential().orElseThrow(Buckets::noCredential);
    return GoogleBucket.open(
        new GoogleBucketSettings(
            export.bucket(),
            credential,
            export.applicationName(),
            export.userProject(),
            export.kmsKey(),
            settings.emulator(),
            TransferLimits.STANDARD));
  }

  private static BucketException noCredential() {
    return new BucketException(
        BucketException.Code.BAD_CREDENTIAL,
        "json_keyfile is missing; give the service account's key file, with the result or in its"
            + " connection.");
  }
}
