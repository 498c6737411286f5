package io.kartero.query;

/// Runs SQL where the data lives. Safe for use by several threads.
public interface Engine extends AutoCloseable {
  /// Starts a statement and returns as soon as its columns are known; rows come as they are asked
  /// for. A statement without a result (CREATE, INSERT) has run when this returns.
  ///
  /// @param database the schema that unqualified names are looked up in
  /// @throws QueryException when the engine refuses the statement or fails
  Result query(String database, String sql);

  /// Cancels what still runs and gives everything back.
  @Override
  void close();
}
