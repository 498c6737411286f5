package io.kartero.server.schedule;

import java.time.Instant;

/// An instant of a schedule, or a run by hand, and what became of it.
///
/// @param recordedAt when that was written
public record Occurrence(Instant scheduledTime, Instant recordedAt, Outcome outcome) {
  public sealed interface Outcome {}

  /// It became a job.
  public record Issued(long jobId) implements Outcome {}

  /// It waits for a run before it.
  public record Waiting() implements Outcome {}

  /// It did not and will not run.
  ///
  /// @param last of the instants in a row that this stands for
  /// @param instants how many they are
  public record Skipped(String reason, Instant last, long instants) implements Outcome {}
}
