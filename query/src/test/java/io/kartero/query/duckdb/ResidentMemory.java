package io.kartero.query.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process holds in memory besides Java's heap.
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  static boolean isKnown() {
    return Files.exists(STATUS);
  }

  /// In bytes. A collection comes first, and gives back the heap that is not used.
  static long outsideTheHeap() {
    System.gc();
    try {
      return Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
              .sum()
          - Runtime.getRuntime().totalMemory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
