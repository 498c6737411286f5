package io.kartero.export.bucket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Decides whether what failed is tried again, and waits before it is: for as long as the limits
/// say, counted from the beginning or the last progress. A token that is refused is replaced once,
/// since it may have been revoked or have ended early.
final class Attempts {
  private final TransferLimits limits;
  private long start;
  private Duration pause;
  private boolean tokenRefused;

  Attempts(TransferLimits limits) {
    this.limits = limits;
    this.start = System.nanoTime();
    this.pause = limits.firstPause();
  }

  /// Returns when it is time for another attempt; throws the trouble when there is to be none.
  void failed(GoogleTrouble trouble) throws GoogleTrouble {
    if (trouble.isRefusedToken() && !tokenRefused) {
      tokenRefused = true;
      return;
    }
    if (!trouble.passes() || spent().plus(pause).compareTo(limits.total()) > 0) {
      throw trouble;
    }
    try {
      Thread.sleep(scattered(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble;
    }
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(limits.longestPause()) < 0 ? doubled : limits.longestPause();
  }

  void progressed() {
    start = System.nanoTime();
    pause = limits.firstPause();
    tokenRefused = false;
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Half of it to all of it, lest many who failed together come back together.
  private static Duration scattered(Duration pause) {
    long nanos = pause.toNanos();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
  }
}
