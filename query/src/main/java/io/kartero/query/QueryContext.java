package io.kartero.query;

import java.time.Instant;
import java.util.Optional;

/// What a query may know of the run it belongs to.
///
/// @param scheduledTime when the run was due: what `TD_SCHEDULED_TIME()` gives, and what relative
///   times count from. Empty where nothing was scheduled: the time at which the statement runs
public record QueryContext(Optional<Instant> scheduledTime) {
  public static final QueryContext NONE = new QueryContext(Optional.empty());

  public static QueryContext scheduledAt(Instant time) {
    return new QueryContext(Optional.of(time));
  }
}
