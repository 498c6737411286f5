package io.kartero.server.job;

import io.kartero.server.connection.Destination;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/// A job as it was read.
///
/// @param destination where its result goes, secrets included: masked before it is shown
/// @param source the job whose kept result this one delivers, instead of a query's
/// @param attempt how many workers have taken it
/// @param result empty until it has succeeded, and for statements that are no queries
/// @param delivered what became visible in the bucket
public record Job(
    long id,
    long account,
    String type,
    Optional<String> engine,
    String database,
    String sql,
    Optional<Destination> destination,
    OptionalLong source,
    int priority,
    int retryLimit,
    Optional<String> domainKey,
    Optional<Instant> scheduledTime,
    ZoneId zone,
    Optional<ScheduleRun> schedule,
    JobState state,
    int attempt,
    int failures,
    Instant createdAt,
    Instant updatedAt,
    Optional<JobResult> result,
    Optional<Delivered> delivered) {

  /// What the dates in the object's name tell, and what `TD_SCHEDULED_TIME()` gives.
  public Instant sessionTime() {
    return scheduledTime.orElse(createdAt);
  }
}
