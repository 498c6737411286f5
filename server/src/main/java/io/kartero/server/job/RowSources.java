package io.kartero.server.job;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.engines.Engines;
import io.kartero.rows.Batches;
import io.kartero.server.database.Insertions;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.platform.NotFound;
import java.util.Map;
import java.util.function.Consumer;

/// Where a job's rows come from: its query, the kept result of another job, or work of its type
/// that is no query.
final class RowSources {
  private final QueryPlaces places;
  private final KeptResults results;
  private final JobStore store;
  private final Map<String, Work> works;

  /// @param works by the type of the jobs that do them
  RowSources(QueryPlaces places, KeptResults results, JobStore store, Map<String, Work> works) {
    this.places = places;
    this.results = results;
    this.store = store;
    this.works = Map.copyOf(works);
  }

  /// What a job does instead of running a query. It may be done again after a crash.
  interface Work {
    Batches run(Job job, Cancellation cancellation);
  }

  /// @param say what goes into the job's log
  Batches open(Job job, Cancellation cancellation, Consumer<String> say) {
    if (job.source().isPresent()) {
      return kept(job.source().getAsLong());
    }
    Work work = works.get(job.type());
    return work == null ? query(job, cancellation, say) : work.run(job, cancellation);
  }

  private Batches query(Job job, Cancellation cancellation, Consumer<String> say) {
    QueryContext context =
        new QueryContext(job.scheduledTime(), query -> say.accept(query.toString()));
    Engines.Place place = places.of(job.engine(), job.type(), job.database());
    String sql = Insertions.fit(place, job.sql());
    return place.engine().query(place.schema(), sql, context, cancellation);
  }

  private Batches kept(long source) {
    return store
        .row(source)
        .flatMap(JobRow::kept)
        .map(kept -> results.open(kept.file()))
        .orElseThrow(() -> new NotFound("the kept result of job", Long.toString(source)));
  }
}
