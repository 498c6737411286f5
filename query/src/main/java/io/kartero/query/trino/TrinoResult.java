package io.kartero.query.trino;

import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.QueryProgress;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.Schema;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of one SQL text.
///
/// Whoever stops it (a caller, the engine that closes) says why first and ends the conversation
/// with Trino then; whatever comes of that is told as that reason.
final class TrinoResult implements Result {
  private static final Schema COUNT = Schema.of(new Column("Count", DataType.Scalar.BIGINT));

  private final ReentrantLock turn = new ReentrantLock();
  private final Conversation conversation;
  private final Consumer<TrinoResult> whenOver;
  private final Stopping stopping = new Stopping();
  private volatile Stage stage = Stage.RUNNING;
  private volatile Schema schema = Schema.of();
  private volatile Answer answer = Answer.ROWS;
  private @Nullable Answers rows;
  private OptionalLong count = OptionalLong.empty();

  private enum Stage {
    RUNNING,
    ENDED,
    FAILED,
    CLOSED
  }

  TrinoResult(Conversation conversation, Consumer<TrinoResult> whenOver) {
    this.conversation = conversation;
    this.whenOver = whenOver;
  }

  /// Runs all statements but the last to their end, and the last until its columns are known; to
  /// its end as well if it is no query.
  void start(String database, String sql, QueryContext context) {
    turn.lock();
    try {
      stopping.failIfStopped();
      List<SqlStatement> statements = SqlStatement.of(sql);
      if (statements.isEmpty()) {
        throw new QueryException(Code.BAD_STATEMENT, "the SQL has no statement in it", -1, null);
      }
      conversation.open(database, context);
      for (SqlStatement statement : statements.subList(0, statements.size() - 1)) {
        conversation.begin(statement);
        conversation.finish();
        stopping.failIfStopped();
      }
      conversation.begin(statements.getLast());
      stopping.failIfStopped();
      if (conversation.hasRows()) {
        Answers started = conversation.answers();
        schema = conversation.schema();
        rows = started;
        started.start();
      } else {
        count = conversation.finish();
        schema = COUNT;
        answer = Answer.REPORT;
      }
      stopping.failIfStopped();
    } catch (Throwable e) {
      throw fail(e);
    } finally {
      turn.unlock();
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
      if (stage != Stage.RUNNING) {
        return afterwards();
      }
      stopping.failIfStopped();
      Answers reading = rows;
      Batch batch = reading == null ? report() : reading.next();
      stopping.failIfStopped();
      if (batch == null) {
        conversation.requireSuccess();
        finish(Stage.ENDED);
      }
      return batch;
    } catch (Throwable e) {
      throw fail(e);
    } finally {
      turn.unlock();
    }
  }

  private @Nullable Batch report() {
    if (count.isEmpty()) {
      return null;
    }
    try (BatchBuilder batch = new BatchBuilder(COUNT)) {
      ((FixedBuilder) batch.column(0)).append(count.getAsLong());
      count = OptionalLong.empty();
      return batch.build();
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

  /// Ends the query. Whatever comes of stopping it counts as the reason for that.
  private QueryException fail(Throwable e) {
    if (e instanceof IllegalStateException closed && stage != Stage.RUNNING) {
      throw closed;
    }
    if (e instanceof Error error) {
      finish(Stage.FAILED);
      throw error;
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    QueryException own = e instanceof QueryException query ? query : conversation.failure(e);
    QueryException reason = stopping.first(own);
    finish(Stage.FAILED);
    return reason;
  }

  private void finish(Stage end) {
    if (stage != Stage.RUNNING) {
      return;
    }
    stage = end;
    if (end == Stage.ENDED) {
      conversation.close();
    } else {
      conversation.stop();
    }
    Answers reading = rows;
    rows = null;
    if (reading != null) {
      reading.discard();
    }
    whenOver.accept(this);
  }

  @Override
  public QueryProgress progress() {
    return switch (stage) {
      case RUNNING -> conversation.progress();
      case ENDED -> new QueryProgress(OptionalDouble.of(1));
      case FAILED, CLOSED -> new QueryProgress(OptionalDouble.empty());
    };
  }

  @Override
  public void cancel() {
    stop(Stopping.cancelled());
  }

  private void stop(QueryException reason) {
    if (stage == Stage.RUNNING && stopping.because(reason)) {
      conversation.stop();
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
