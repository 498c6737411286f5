package io.kartero.bench;

import java.time.Duration;
import java.util.OptionalLong;

/// What one process took.
///
/// @param wall from its start to its end
/// @param cpu in user and system mode, its own children included
/// @param peakBytes the most memory it had resident, where the system tells
/// @param bytes how much it wrote
record Measurement(Duration wall, Duration cpu, OptionalLong peakBytes, long bytes) {
  double wallSeconds() {
    return wall.toNanos() / 1e9;
  }

  double cpuSeconds() {
    return cpu.toNanos() / 1e9;
  }

  double megabytes() {
    return bytes / 1e6;
  }

  /// 0 where the system does not tell.
  double peakMegabytes() {
    return peakBytes.orElse(0) / 1e6;
  }
}
