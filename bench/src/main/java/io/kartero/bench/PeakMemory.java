package io.kartero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The most memory that a process had resident: what Linux keeps in `/proc`, read again and again
/// until the process is gone. What `wait4` tells is of no use here: a child starts with the peak of
/// the process that forked it, and that one is a Java.
final class PeakMemory {
  private static final String FIELD = "VmHWM:";

  private final Path status;
  private long peak = -1;

  PeakMemory(long pid) {
    this.status = Path.of("/proc", Long.toString(pid), "status");
  }

  /// Whether this system tells.
  static boolean isKnown() {
    return Files.exists(Path.of("/proc/self/status"));
  }

  void look() {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(FIELD)) {
          peak = Math.max(peak, kibibytes(line) << 10);
        }
      }
    } catch (IOException processIsGone) {
      // What was seen before is the answer.
    }
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip());
  }

  OptionalLong peak() {
    return peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak);
  }
}
