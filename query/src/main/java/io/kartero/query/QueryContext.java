package io.kartero.query;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// What a query may know of the run it belongs to.
///
/// @param scheduledTime when the run was due: what `TD_SCHEDULED_TIME()` gives, and what relative
///   times count from. Empty where nothing was scheduled: the time at which the statement runs
/// @param submitted is told of every query that runs elsewhere, as soon as it has an id there
public record QueryContext(Optional<Instant> scheduledTime, Consumer<RemoteQuery> submitted) {
  public static final QueryContext NONE = new QueryContext(Optional.empty(), query -> {});

  public static QueryContext scheduledAt(Instant time) {
    return new QueryContext(Optional.of(time), query -> {});
  }
}
