package io.kartero.server.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/// A job's row before it has an id.
///
/// @param destination sealed
record NewJob(
    String runKey,
    long account,
    String type,
    Optional<String> engine,
    String database,
    String sql,
    Optional<String> destination,
    OptionalLong source,
    int priority,
    int retryLimit,
    Optional<String> domainKey,
    Optional<Instant> scheduledTime,
    ZoneId zone,
    Optional<ScheduleRun> schedule,
    Instant now) {}
