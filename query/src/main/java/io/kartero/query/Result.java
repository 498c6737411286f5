package io.kartero.query;

import io.kartero.rows.Batches;

/// A running query. [#next] throws [QueryException] when the query fails on the way.
public interface Result extends Batches {
  /// Whether the rows are what was asked for.
  Answer answer();

  /// How far the query is; any thread may ask, also after the end.
  QueryProgress progress();

  /// Stops the query, from any thread: a [#next] that waits, and every later one, throws a
  /// [QueryException] that says it was cancelled. Harmless after the end.
  void cancel();

  /// What the rows of a result are.
  enum Answer {
    /// The statement's own: those of a SELECT, or of what RETURNING names.
    ROWS,
    /// Only word of a statement that is no query: how many rows it changed, or that it went well.
    REPORT
  }
}
