package io.kartero.server.job;

import io.kartero.server.job.result.KeptResults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/// Deletes what has been kept for long enough: first the rows, later the jobs.
final class Retention {
  private static final int AT_ONCE = 100;

  private final JobStore store;
  private final KeptResults results;
  private final JobSettings settings;
  private final InstantSource clock;

  Retention(JobStore store, KeptResults results, JobSettings settings, InstantSource clock) {
    this.store = store;
    this.results = results;
    this.settings = settings;
    this.clock = clock;
  }

  void run() {
    each(store::keptBefore, settings.keepResults(), this::forgetRows);
    each(store::endedBefore, settings.keepJobs(), this::delete);
  }

  /// The row first: a file that stays behind goes with the job, but a row that promises a file must
  /// not outlive it.
  private void forgetRows(long job) {
    store.forgetRows(job);
    results.delete(job);
  }

  private void delete(long job) {
    store.delete(job);
    results.delete(job);
  }

  private void each(
      BiFunction<Instant, Integer, List<Long>> due, Duration kept, LongConsumer action) {
    Instant end = clock.instant().minus(kept);
    for (List<Long> jobs = due.apply(end, AT_ONCE);
        !jobs.isEmpty();
        jobs = due.apply(end, AT_ONCE)) {
      jobs.forEach(action::accept);
    }
  }
}
