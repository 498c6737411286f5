package io.kartero.export.bucket;

import io.kartero.testing.FakeGoogleStorage;
import java.time.Duration;
import java.util.Optional;

/// Buckets of the fake, with pauses and chunks small enough for tests.
final class GoogleBuckets {
  static final String NAME = "customer-files";
  static final TransferLimits PATIENT = limits(Duration.ofSeconds(60), Duration.ofSeconds(60));

  /// For requests that are never answered.
  static final TransferLimits SHORT_READ = limits(Duration.ofMillis(300), Duration.ofSeconds(60));

  /// For faults that never end.
  static final TransferLimits SOON_TIRED = limits(Duration.ofSeconds(60), Duration.ofMillis(400));

  /// For a bucket that falls silent.
  static final TransferLimits SOON_TIRED_OF_SILENCE =
      limits(Duration.ofSeconds(1), Duration.ofSeconds(3));

  private GoogleBuckets() {}

  private static TransferLimits limits(Duration read, Duration total) {
    return new TransferLimits(
        BucketContract.CHUNK,
        Duration.ofSeconds(60),
        read,
        total,
        Duration.ofMillis(2),
        Duration.ofMillis(10));
  }

  static TransferLimits inChunksOf(int bytes, TransferLimits limits) {
    return new TransferLimits(
        bytes,
        limits.connect(),
        limits.read(),
        limits.total(),
        limits.firstPause(),
        limits.longestPause());
  }

  static GoogleBucket open(FakeGoogleStorage fake, String keyFile, TransferLimits limits) {
    return GoogleBucket.open(settings(fake, keyFile, limits));
  }

  static GoogleBucketSettings settings(
      FakeGoogleStorage fake, String keyFile, TransferLimits limits) {
    return new GoogleBucketSettings(
        NAME,
        Credential.of(keyFile),
        "Kartero",
        Optional.empty(),
        Optional.empty(),
        Optional.of(fake.uri()),
        limits);
  }
}
