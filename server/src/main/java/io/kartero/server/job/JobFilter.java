package io.kartero.server.job;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Which jobs a list holds, the newest first.
///
/// @param schedule only runs of this schedule
/// @param slowerThan only jobs that ran longer, or run for longer by now
/// @param skip how many of the newest are left out
/// @param limit how many are listed at most
public record JobFilter(
    Optional<JobState.Name> state,
    OptionalLong schedule,
    Optional<Duration> slowerThan,
    int skip,
    int limit) {
  public static JobFilter newest(int limit) {
    return new JobFilter(Optional.empty(), OptionalLong.empty(), Optional.empty(), 0, limit);
  }

  public static JobFilter ofSchedule(long id, int skip, int limit) {
    return new JobFilter(Optional.empty(), OptionalLong.of(id), Optional.empty(), skip, limit);
  }
}
