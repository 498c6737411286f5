package io.kartero.query;

import io.kartero.rows.Batches;

/// A running query. [#next] throws [QueryException] when the query fails on the way.
public interface Result extends Batches {
  /// How far the query is; any thread may ask, also after the end.
  QueryProgress progress();

  /// Stops the query, from any thread: a [#next] that waits, and every later one, throws a
  /// [QueryException] that says it was cancelled. Harmless after the end.
  void cancel();
}
