package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryProgress;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.Schema;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One run of one SQL text, on a connection of its own.
///
/// Whoever stops it (a caller, the time limit, the engine that closes) says why first and
/// interrupts DuckDB then. DuckDB forgets an interrupt when a statement begins, so the reason is
/// looked at once more after each beginning.
final class DuckDbResult implements Result {
  private final ReentrantLock turn = new ReentrantLock();
  private final Connection connection;
  private final Queue<Runnable> whenOver = new ConcurrentLinkedQueue<>();
  private final Stopping stopping = new Stopping();
  private volatile Schema schema = Schema.of();
  private volatile Answer answer = Answer.ROWS;
  private volatile Stage stage = Stage.RUNNING;
  private @Nullable Execution execution;

  /// What DuckDB answers to statements that are no queries.
  private static final Set<Schema> REPORTS =
      Set.of(
          Schema.of(),
          Schema.of(new Column("Count", DataType.Scalar.BIGINT)),
          Schema.of(new Column("Success", DataType.Scalar.BOOLEAN)));

  private enum Stage {
    RUNNING,
    ENDED,
    FAILED,
    CLOSED
  }

  /// Takes the connection over.
  DuckDbResult(Connection connection) {
    this.connection = connection;
  }

  /// Adds what is to be done when DuckDB has nothing more to do for this.
  void whenOver(Runnable action) {
    whenOver.add(action);
  }

  /// Runs all statements but the last to their end, and the last as far as the engine promises.
  void start(SqlText sql, Sandbox sandbox, TdFunctions.Use functions) {
    turn.lock();
    try {
      stopping.failIfStopped(); // an engine that closes has given the connection back by now
      functions.beforeFirst(connection);
      run(sql, sandbox, functions);
    } catch (QueryException e) {
      throw fail(e);
    } finally {
      turn.unlock();
    }
  }

  private void run(SqlText sql, Sandbox sandbox, TdFunctions.Use functions) {
    try (Script script = Script.parse(connection, sql)) {
      for (int i = 0; i < script.size(); i++) {
        Statement statement = prepare(script, i, sql, functions);
        begin(statement, sandbox, i == script.size() - 1 ? Place.LAST : Place.BEFORE);
      }
    }
  }

  private Statement prepare(Script script, int index, SqlText sql, TdFunctions.Use functions) {
    try {
      return script.prepare(index);
    } catch (QueryException e) {
      functions.afterFailure(connection, e);
      try (Script again = Script.parse(connection, sql)) { // preparing has used up the first
        return again.prepare(index);
      }
    }
  }

  private enum Place {
    BEFORE,
    LAST
  }

  private void begin(Statement statement, Sandbox sandbox, Place place) {
    boolean rowsAsAskedFor;
    try {
      StatementKind kind = statement.kind();
      Refusal.check(statement, kind, sandbox);
      rowsAsAskedFor = place == Place.LAST && kind == StatementKind.QUERY;
      schema = rowsAsAskedFor ? statement.schema() : Schema.of();
    } catch (QueryException e) {
      statement.close();
      throw e;
    }
    Execution started = new Execution(connection, statement);
    execution = started;
    stopping.failIfStopped();
    if (!rowsAsAskedFor) {
      started.execute();
      if (place == Place.LAST) {
        schema = started.schema();
        answer = REPORTS.contains(schema) ? Answer.REPORT : Answer.ROWS;
      } else {
        started.drain();
        started.close();
        execution = null;
      }
    }
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
      Execution running = execution;
      if (running == null) {
        return afterwards();
      }
      stopping.failIfStopped();
      running.execute();
      Batch batch = running.next(schema);
      if (batch == null) {
        finish(Stage.ENDED);
      }
      return batch;
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

  /// Ends the query. Whatever DuckDB says after it was stopped comes from that.
  private QueryException fail(QueryException e) {
    QueryException reason = stopping.first(e);
    finish(Stage.FAILED);
    return reason;
  }

  private void finish(Stage end) {
    if (stage != Stage.RUNNING) {
      return;
    }
    stage = end;
    Execution running = execution;
    execution = null;
    if (running != null) {
      running.close();
    }
    connection.release();
    whenOver.forEach(Runnable::run);
  }

  @Override
  public QueryProgress progress() {
    return new QueryProgress(
        switch (stage) {
          case RUNNING -> connection.progress();
          case ENDED -> OptionalDouble.of(1);
          case FAILED, CLOSED -> OptionalDouble.empty();
        });
  }

  @Override
  public void cancel() {
    stop(Stopping.cancelled());
  }

  /// Stops the query, unless it is over; the first reason counts.
  void stop(QueryException reason) {
    if (stage == Stage.RUNNING && stopping.because(reason)) {
      connection.interrupt();
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
