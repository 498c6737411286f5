package io.kartero.server.job;

/// The schedule that a job is a run of.
///
/// @param name as it was when the job was issued
public record ScheduleRun(long id, String name, Trigger trigger) {
  public enum Trigger {
    /// The clock: there is one such run at most of a schedule and a scheduled time.
    TICK,
    /// Somebody: a run now, or once more.
    BY_HAND
  }
}
