package io.kartero.server.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What only those who run a job need of its row.
///
/// @param aim where its object goes, once that is known
record JobRow(
    long id,
    String runKey,
    String sql,
    JobState.Name state,
    Instant dueAt,
    int attempt,
    int failures,
    int takeovers,
    int retryLimit,
    boolean killRequested,
    boolean publishing,
    Optional<Aim> aim,
    Optional<KeptRows> kept) {

  /// @param expectedGeneration of the name before the job's own object; empty where the credential
  ///   may not read it
  record Aim(String bucket, String object, OptionalLong expectedGeneration) {}

  /// The rows that were put aside.
  record KeptRows(String file, long rows, long bytes, String columns) {}
}
