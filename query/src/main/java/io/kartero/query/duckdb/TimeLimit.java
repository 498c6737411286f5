package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stops queries that take too long.
final class TimeLimit implements AutoCloseable {
  private final @Nullable Duration limit;
  private final @Nullable ScheduledThreadPoolExecutor clock;

  TimeLimit(Optional<Duration> limit) {
    this.limit = limit.orElse(null);
    this.clock = limit.isPresent() ? newClock() : null;
  }

  private static ScheduledThreadPoolExecutor newClock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("query time limit").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /// Starts the time of a query; whoever runs the returned action ends it.
  Runnable watch(DuckDbResult result) {
    if (limit == null || clock == null) {
      return () -> {};
    }
    QueryException reason =
        new QueryException(
            QueryException.Code.TIME_LIMIT,
            "the query ran longer than its limit of " + words(limit),
            -1,
            null);
    try {
      Future<?> end =
          clock.schedule(() -> result.stop(reason), limit.toNanos(), TimeUnit.NANOSECONDS);
      return () -> end.cancel(false);
    } catch (RejectedExecutionException closing) {
      return () -> {}; // the engine stops this query itself
    }
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  @Override
  public void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
