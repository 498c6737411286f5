package io.kartero.server.job;

import io.kartero.server.connection.Destination;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// What somebody wants to be run.
///
/// @param account the id of who asks
/// @param type what the client calls the engine, as in `presto`
/// @param engine the engine that is to run it; without one, [QueryPlaces] finds it
/// @param database where unqualified names are looked up
/// @param priority from -2 to 2, the higher the sooner
/// @param retryLimit how often a failure that can pass is tried again
/// @param domainKey the client's own key: of one key there is one job
/// @param scheduledTime what `TD_SCHEDULED_TIME()` gives, and what dates in the object's name tell
/// @param zone in which those dates are meant
public record JobRequest(
    long account,
    String type,
    Optional<String> engine,
    String database,
    String sql,
    Optional<Destination> destination,
    int priority,
    int retryLimit,
    Optional<String> domainKey,
    Optional<Instant> scheduledTime,
    ZoneId zone,
    Optional<ScheduleRun> schedule) {

  /// A request with nothing but a query.
  public static JobRequest of(long account, String type, String database, String sql) {
    return new JobRequest(
        account,
        type,
        Optional.empty(),
        database,
        sql,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC,
        Optional.empty());
  }

  public JobRequest withDestination(Destination given) {
    return with(Optional.of(given), priority, retryLimit, domainKey, scheduledTime, zone, schedule);
  }

  public JobRequest withPriority(int given) {
    return with(destination, given, retryLimit, domainKey, scheduledTime, zone, schedule);
  }

  public JobRequest withRetryLimit(int given) {
    return with(destination, priority, given, domainKey, scheduledTime, zone, schedule);
  }

  public JobRequest withDomainKey(String given) {
    return with(
        destination, priority, retryLimit, Optional.of(given), scheduledTime, zone, schedule);
  }

  public JobRequest withScheduledTime(Instant given, ZoneId in) {
    return with(destination, priority, retryLimit, domainKey, Optional.of(given), in, schedule);
  }

  public JobRequest withSchedule(ScheduleRun given) {
    return with(
        destination, priority, retryLimit, domainKey, scheduledTime, zone, Optional.of(given));
  }

  private JobRequest with(
      Optional<Destination> newDestination,
      int newPriority,
      int newRetryLimit,
      Optional<String> newDomainKey,
      Optional<Instant> newScheduledTime,
      ZoneId newZone,
      Optional<ScheduleRun> newSchedule) {
    return new JobRequest(
        account,
        type,
        engine,
        database,
        sql,
        newDestination,
        newPriority,
        newRetryLimit,
        newDomainKey,
        newScheduledTime,
        newZone,
        newSchedule);
  }
}
