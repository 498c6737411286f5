package io.kartero.server.schedule;

import java.time.Instant;
import java.util.Optional;

/// A saved query, and the instants at which it runs.
///
/// @param accountId who made it
/// @param nextTime the next instant, before its delay; empty when none comes; while it is paused,
///   the first that it missed or will miss
/// @param pausedAt empty while it is not paused
public record Schedule(
    long id,
    ScheduleDefinition definition,
    long accountId,
    Optional<Instant> nextTime,
    Optional<Instant> pausedAt,
    Instant createdAt,
    Instant updatedAt) {
  public String name() {
    return definition.name();
  }

  public Timing timing() {
    return definition.timing();
  }

  public SavedQuery query() {
    return definition.query();
  }

  /// When it runs next, as far as one can tell; nothing while it is paused.
  public Optional<Instant> nextRun() {
    return nextTime.filter(time -> pausedAt.isEmpty());
  }

  /// When the scheduler looks at it.
  Optional<Instant> dueAt() {
    return nextTime.map(time -> time.plus(timing().delay()));
  }
}
