package io.kartero.server.job;

import io.kartero.query.Cancellation;
import io.kartero.query.Engine;
import io.kartero.query.QueryContext;
import io.kartero.rows.Batches;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.platform.NotFound;

/// Where a job's rows come from: its query, or the kept result of another job.
final class RowSources {
  private final Engine engine;
  private final KeptResults results;
  private final JobStore store;

  RowSources(Engine engine, KeptResults results, JobStore store) {
    this.engine = engine;
    this.results = results;
    this.store = store;
  }

  Batches open(Job job, Cancellation cancellation) {
    if (job.source().isPresent()) {
      return kept(job.source().getAsLong());
    }
    QueryContext context = new QueryContext(job.scheduledTime());
    return engine.query(job.database(), job.sql(), context, cancellation);
  }

  private Batches kept(long source) {
    return store
        .row(source)
        .flatMap(JobRow::kept)
        .map(kept -> results.open(kept.file()))
        .orElseThrow(() -> new NotFound("the kept result of job", Long.toString(source)));
  }
}
