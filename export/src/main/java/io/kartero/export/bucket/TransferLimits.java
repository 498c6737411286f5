package io.kartero.export.bucket;

import java.time.Duration;

/// How an upload is cut into requests, and how long each is waited for and tried again.
///
/// @param chunkBytes bytes per request, held in memory once per upload; a multiple of 256 KiB
/// @param connect until a connection stands
/// @param read until an answer comes
/// @param total for one request with all its repetitions, or since the last progress
/// @param firstPause before the first repetition; each pause is about twice the one before
/// @param longestPause between two repetitions
public record TransferLimits(
    int chunkBytes,
    Duration connect,
    Duration read,
    Duration total,
    Duration firstPause,
    Duration longestPause) {
  private static final int QUANTUM = 256 * 1024;

  /// With 80 ms per request, 16 MiB reach 96 MB/s where 8 MiB reach 65 and 1 MiB reaches 11. Ten
  /// minutes because an export runs at night, when a bucket may well be away for some.
  public static final TransferLimits STANDARD =
      new TransferLimits(
          16 << 20,
          Duration.ofSeconds(20),
          Duration.ofSeconds(90),
          Duration.ofMinutes(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(32));

  public TransferLimits {
    if (chunkBytes <= 0 || chunkBytes % QUANTUM != 0) {
      throw new IllegalArgumentException(
          "chunkBytes is " + chunkBytes + ", it must be a multiple of " + QUANTUM);
    }
  }

  /// For whoever gives up, and waits for nothing but this.
  TransferLimits withReadAtMost(Duration most) {
    return new TransferLimits(
        chunkBytes,
        connect.compareTo(most) < 0 ? connect : most,
        read.compareTo(most) < 0 ? read : most,
        total,
        firstPause,
        longestPause);
  }

  /// For a question that somebody waits for.
  TransferLimits withTotalAtMost(Duration most) {
    return new TransferLimits(
        chunkBytes,
        connect,
        read,
        total.compareTo(most) < 0 ? total : most,
        firstPause,
        longestPause);
  }
}
