package io.kartero.query.jdbc;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.QueryProgress;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of one SQL text, on a connection of its own.
final class JdbcResult implements Result {
  private final ReentrantLock turn = new ReentrantLock();
  private final Connection connection;
  private final String sql;
  private final Consumer<JdbcResult> whenOver;
  private final Stopping stopping = new Stopping();
  private volatile Stage stage = Stage.STARTING;
  private volatile @Nullable Statement statement;
  private volatile Schema schema = Schema.of();
  private volatile Answer answer = Answer.ROWS;
  private @Nullable Batches rows;

  private enum Stage {
    STARTING,
    READING,
    ENDED,
    FAILED,
    CLOSED
  }

  /// Takes the connection over.
  JdbcResult(Connection connection, String sql, Consumer<JdbcResult> whenOver) {
    this.connection = connection;
    this.sql = sql;
    this.whenOver = whenOver;
  }

  void start() {
    turn.lock();
    try {
      stopping.failIfStopped();
      Statement created = connection.createStatement();
      created.setEscapeProcessing(false);
      created.setFetchSize(JdbcBatches.ROWS);
      statement = created;
      stopping.failIfStopped();
      Batches started = run(created);
      rows = started;
      schema = started.schema();
      answer = started instanceof Count ? Answer.REPORT : Answer.ROWS;
      stopping.failIfStopped();
      stage = Stage.READING;
    } catch (SQLException e) {
      throw fail(Failure.of(e, sql));
    } catch (QueryException e) {
      throw fail(e);
    } finally {
      turn.unlock();
    }
  }

  /// Runs all statements of the text; the result is the last one's.
  private Batches run(Statement running) throws SQLException {
    String statements = SqlTail.cut(sql);
    if (statements.isEmpty()) {
      throw new QueryException(Code.BAD_STATEMENT, "the SQL has no statement in it", -1, null);
    }
    boolean isQuery = running.execute(statements);
    Batches last = new Count(0);
    while (isQuery || running.getUpdateCount() >= 0) {
      last = isQuery ? new JdbcBatches(current(running)) : new Count(running.getUpdateCount());
      isQuery = running.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    }
    if (last instanceof Count) {
      connection.commit();
    }
    return last;
  }

  private static ResultSet current(Statement running) throws SQLException {
    ResultSet current = running.getResultSet();
    if (current == null) {
      throw new SQLException("the driver announced a result set and has none");
    }
    return current;
  }

  @Override
  public Answer answer() {
    return answer;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable Batch next() {
    turn.lock();
    try {
      Batches reading = rows;
      if (reading == null) {
        return afterwards();
      }
      stopping.failIfStopped();
      Batch batch = reading instanceof JdbcBatches jdbc ? jdbc.read() : reading.next();
      if (batch == null) {
        connection.commit();
        finish(Stage.ENDED);
      }
      return batch;
    } catch (SQLException e) {
      throw fail(Failure.of(e, sql));
    } catch (QueryException e) {
      throw fail(e);
    } finally {
      turn.unlock();
    }
  }

  private @Nullable Batch afterwards() {
    if (stage == Stage.CLOSED) {
      throw new IllegalStateException("the result is closed");
    }
    if (stage != Stage.ENDED) {
      stopping.failAgain();
    }
    return null;
  }

  /// Ends the query. Whatever the driver says after it was stopped comes from that.
  private QueryException fail(QueryException e) {
    QueryException reason = stopping.first(e);
    finish(Stage.FAILED);
    return reason;
  }

  /// Closing the connection rolls back what was not committed.
  private void finish(Stage end) {
    if (over()) {
      return;
    }
    stage = end;
    rows = null;
    try (connection) {
      if (end != Stage.ENDED) {
        connection.rollback();
      }
    } catch (SQLException alreadyBroken) {
      // The query's own failure says more, and its connection is given up either way.
    }
    whenOver.accept(this);
  }

  private boolean over() {
    return stage != Stage.STARTING && stage != Stage.READING;
  }

  /// JDBC has no word for it.
  @Override
  public QueryProgress progress() {
    return new QueryProgress(stage == Stage.ENDED ? OptionalDouble.of(1) : OptionalDouble.empty());
  }

  @Override
  public void cancel() {
    stop(Stopping.cancelled());
  }

  private void stop(QueryException reason) {
    if (over() || !stopping.because(reason)) {
      return;
    }
    try {
      Statement running = statement;
      if (running != null) {
        running.cancel();
      }
      if (stage == Stage.READING && turn.isLocked()) {
        // Drivers cancel what executes, not what is being fetched.
        connection.abort(Runnable::run);
      }
    } catch (SQLException alreadyBroken) {
      // Then there is nothing left to cancel, and the reason is noted.
    }
  }

  /// Stops the query and gives back what it holds, from any thread.
  void abandon(QueryException reason) {
    stop(reason);
    turn.lock();
    try {
      finish(Stage.FAILED);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    abandon(Stopping.resultClosed());
    stage = Stage.CLOSED;
  }
}
