package io.kartero.query.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What all queries of an engine together may use, and how long one may take.
///
/// @param memory for tables and intermediate results; what does not fit goes to the temporary
///   folder. Kartero's own memory comes on top
/// @param threads that compute, at least one
/// @param temporaryFolder where it spills; made when needed, and nothing but DuckDB's
/// @param temporaryDisk how much it may spill
/// @param time from a query's start to its last row, the time of whoever reads the rows included
public record Limits(
    ByteSize memory,
    int threads,
    Path temporaryFolder,
    ByteSize temporaryDisk,
    Optional<Duration> time) {
  public Limits {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    time.filter(limit -> !limit.isPositive())
        .ifPresent(limit -> {
          throw new IllegalArgumentException("a time limit of " + limit);
        });
  }

  /// 1 GiB of memory, 64 GiB of temporary disk, a thread for each processor, no time limit.
  public static Limits standard(Path temporaryFolder) {
    return new Limits(
        ByteSize.ofGibibytes(1),
        Runtime.getRuntime().availableProcessors(),
        temporaryFolder,
        ByteSize.ofGibibytes(64),
        Optional.empty());
  }
}
