package io.kartero.server.job;

import io.kartero.server.job.result.KeptResults;

/// What every attempt works with.
record AttemptTools(
    JobLifecycle lifecycle,
    JobStore store,
    JobLogStore log,
    RowSources sources,
    Deliveries deliveries,
    KeptResults results,
    Milestones milestones) {

  void say(long job, String line) {
    log.append(job, JobLogStore.Stream.OUTPUT, line);
  }

  /// How many rows the attempt has put aside.
  long rowsOf(Lease lease) {
    return store.row(lease.job()).flatMap(JobRow::kept).map(JobRow.KeptRows::rows).orElse(0L);
  }
}
