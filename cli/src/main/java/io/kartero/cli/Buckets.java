package io.kartero.cli;

import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.settings.ExportSettings;
import java.nio.file.Path;
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
    throw new UnsupportedOperationException(session.toString() + settings);
  }
}
