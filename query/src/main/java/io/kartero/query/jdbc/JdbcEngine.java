package io.kartero.query.jdbc;

import io.kartero.query.Cancellation;
import io.kartero.query.Engine;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// SQL on a database behind a JDBC driver. The databases are its schemas.
///
/// Every query has a connection and a transaction of its own: committed when the last row was read
/// or the statement has run, rolled back when it failed or its result was closed before. What the
/// source hands out is closed, the source itself stays the caller's.
public final class JdbcEngine implements Engine {
  private final DataSource source;
  private final Set<JdbcResult> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public JdbcEngine(DataSource source) {
    this.source = source;
  }

  @Override
  public Result query(
      String database, String sql, QueryContext context, Cancellation cancellation) {
    JdbcResult result = new JdbcResult(connect(database), sql, running::remove);
    running.add(result);
    cancellation.whenCancelled(result::cancel);
    if (closed) {
      result.abandon(Stopping.engineClosed());
    }
    result.start();
    return result;
  }

  private Connection connect(String schema) {
    if (closed) {
      throw Stopping.engineClosed();
    }
    try {
      Connection connection = source.getConnection();
      try {
        // Without autocommit, or else PostgreSQL's driver keeps the whole result in memory.
        connection.setAutoCommit(false);
        connection.setSchema(schema);
        if (!schema.equals(connection.getSchema())) {
          throw new QueryException(
              Code.BAD_STATEMENT, "there is no database \"" + schema + "\"", -1, null);
        }
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new QueryException(
          Code.ENGINE, "cannot connect to the database: " + e.getMessage(), -1, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(running).forEach(result -> result.abandon(Stopping.engineClosed()));
  }
}
