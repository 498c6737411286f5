package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.rows.Column;
import java.util.List;

/// Changes to the warehouse by the program itself, on a connection of its own: all of them, when
/// [#commit] returns, or none. Closing one that was not committed takes everything back.
///
/// Its SQL is the program's: no time limit, and [#INTERNAL_SCHEMA] is open to it. For one thread.
public final class Transaction implements AutoCloseable {
  /// Where the program keeps tables of its own. SQL from others cannot name it.
  public static final String INTERNAL_SCHEMA = "kartero_internal";

  private final Connection connection;
  private boolean over;

  private Transaction(Connection connection) {
    this.connection = connection;
  }

  /// Takes the connection over.
  static Transaction begin(Connection connection) {
    try {
      connection.run("BEGIN");
      return new Transaction(connection);
    } catch (QueryException e) {
      connection.release();
      throw e;
    }
  }

  /// Runs statements whose results nobody wants.
  public void run(String sql) {
    connection.run(sql);
  }

  /// Runs one statement; its result must be closed before anything else happens here.
  public Result query(String sql) {
    connection.hold();
    DuckDbResult result = new DuckDbResult(connection);
    DeepStack.run(() -> result.start(SqlText.of(sql), Sandbox.FREE, TdFunctions.Use.NONE));
    return result;
  }

  /// Starts to add rows to a table. A column that is not named stays NULL, or has its default.
  ///
  /// @param columns some of the table's, with their types: BOOLEAN, INTEGER, BIGINT, FLOAT, DOUBLE,
  ///   VARCHAR, and lists and maps of them
  public Appender append(String schema, String table, List<Column> columns) {
    return Appender.open(connection, schema, table, columns);
  }

  /// When this returns, the changes are there, and stay there if the power fails.
  public void commit() {
    connection.run("COMMIT");
    over = true;
    connection.release();
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      try {
        connection.run("ROLLBACK");
      } catch (QueryException e) {
        // DuckDB has taken it back by itself: a failed commit leaves nothing to roll back.
      } finally {
        connection.release();
      }
    }
  }
}
