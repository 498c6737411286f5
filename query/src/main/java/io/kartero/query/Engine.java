package io.kartero.query;

/// Runs SQL where the data lives. Safe for use by several threads.
public interface Engine extends AutoCloseable {
  /// Starts a statement and returns as soon as its columns are known; rows come as they are asked
  /// for. A statement that is no query (CREATE, INSERT) has run when this returns; its result is a
  /// report: the column `Count` with one row where the engine counted the rows it changed.
  ///
  /// @param database the schema that unqualified names are looked up in
  /// @param cancellation stops the statement at any time, also before this returns
  /// @throws QueryException when the engine refuses the statement or fails
  Result query(String database, String sql, QueryContext context, Cancellation cancellation);

  /// The same for a statement that belongs to no run.
  default Result query(String database, String sql, Cancellation cancellation) {
    return query(database, sql, QueryContext.NONE, cancellation);
  }

  /// The same for a statement that only its [Result] can cancel.
  default Result query(String database, String sql) {
    return query(database, sql, new Cancellation());
  }

  /// Cancels what still runs and gives everything back; what open batches hold goes with them.
  @Override
  void close();
}
