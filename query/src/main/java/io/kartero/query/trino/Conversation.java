package io.kartero.query.trino;

import com.google.common.collect.ImmutableList;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.QueryProgress;
import io.kartero.query.RemoteQuery;
import io.kartero.rows.Schema;
import io.trino.client.ClientSession;
import io.trino.client.Column;
import io.trino.client.QueryError;
import io.trino.client.QueryStatusInfo;
import io.trino.client.StatementClient;
import io.trino.client.StatementStats;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// The statements of one text, said to Trino one after the other, each in the session that the ones
/// before it have left: `USE`, `SET SESSION` and transactions work.
///
/// Stopping it, from any thread, ends the query at Trino and every request that waits.
final class Conversation {
  private final Sessions sessions;
  private final Executor decoders;
  private final int slots;
  private final Instant begun;
  private final OkHttpClient http;
  private final OkHttpClient store;
  private QueryContext context = QueryContext.NONE;
  private @Nullable ClientSession session;
  private @Nullable RowDecoder decoder;
  private volatile @Nullable StatementClient client;
  private volatile @Nullable SentStatement sent;
  private volatile boolean closed;

  Conversation(Sessions sessions, Executor decoders, int slots, Instant begun) {
    this.sessions = sessions;
    this.decoders = decoders;
    this.slots = slots;
    this.begun = begun;
    this.http = sessions.trino();
    this.store = sessions.store();
  }

  void open(String database, QueryContext query) {
    this.context = query;
    this.session = sessions.session(database);
  }

  /// Sends a statement and waits until it is known what kind of answer there will be.
  void begin(SqlStatement statement) {
    SentStatement sending = new SentStatement(statement, TdInsertions.of(statement, now()));
    sent = sending;
    StatementClient started = sessions.begin(http, store, session(), sending.text());
    client = started;
    if (closed) {
      started.close();
    }
    QueryStatusInfo status = started.currentStatusInfo();
    context.submitted().accept(new RemoteQuery("Trino", status.getId(), page(status.getId())));
    while (started.isRunning() && started.currentStatusInfo().getColumns() == null) {
      started.advance();
    }
    if (!started.isRunning()) {
      requireSuccess();
    }
  }

  private Instant now() {
    return context.scheduledTime().orElse(begun);
  }

  private URI page(String id) {
    return session().getServer().resolve("/ui/query.html?" + id);
  }

  /// Whether the statement is a query; others answer with a word of success, or a count.
  boolean hasRows() {
    QueryStatusInfo status = client().currentStatusInfo();
    return status.getUpdateType() == null && status.getColumns() != null;
  }

  Answers answers() {
    List<Column> columns = Objects.requireNonNull(client().currentStatusInfo().getColumns());
    RowDecoder rows = new RowDecoder(columns);
    decoder = rows;
    return new Answers(client(), rows, new Segments(store), decoders, slots, this::stillThere);
  }

  Schema schema() {
    return decoder == null ? Schema.of() : decoder.schema();
  }

  /// Runs the statement to its end, whatever it answers.
  ///
  /// @return how many rows it changed, where Trino counted them
  OptionalLong finish() {
    StatementClient running = client();
    while (running.isRunning()) {
      running.advance();
    }
    requireSuccess();
    carryOver(running);
    return running.finalStatusInfo().getUpdateCount();
  }

  private void carryOver(StatementClient ended) {
    Map<String, String> properties = new HashMap<>(session().getProperties());
    properties.putAll(ended.getSetSessionProperties());
    properties.keySet().removeAll(ended.getResetSessionProperties());
    ClientSession.Builder next = ClientSession.builder(session()).properties(properties);
    ended.getSetCatalog().ifPresent(next::catalog);
    ended.getSetSchema().ifPresent(next::schema);
    ended.getSetPath().ifPresent(path -> next.path(ImmutableList.copyOf(path)));
    if (ended.getStartedTransactionId() != null) {
      next.transactionId(ended.getStartedTransactionId());
    } else if (ended.isClearTransactionId()) {
      next.transactionId(null);
    }
    session = next.build();
  }

  /// @throws QueryException when Trino said that the query failed
  void requireSuccess() {
    StatementClient ended = client();
    QueryStatusInfo status =
        ended.isRunning() ? ended.currentStatusInfo() : ended.finalStatusInfo();
    QueryError error = status.getError();
    SentStatement statement = sent;
    if (error != null && statement != null) {
      throw TrinoFailure.of(error, status.getId(), statement);
    }
    if (!ended.isFinished()) {
      throw new QueryException(
          Code.ENGINE,
          "the conversation with Trino ended before the query %s did".formatted(status.getId()),
          -1,
          null);
    }
  }

  QueryException failure(Throwable e) {
    StatementClient started = client;
    return TrinoFailure.ofConnection(
        e, sessions.server(), started == null ? null : started.currentStatusInfo().getId());
  }

  /// Trino gives a query up when nobody asks for its answers for five minutes.
  private void stillThere() {
    URI next = client().currentStatusInfo().getNextUri();
    if (next != null) {
      Request request =
          new Request.Builder()
              .url(next.toString())
              .header("X-Trino-User", session().getUser().orElse(""))
              .head()
              .build();
      try {
        http.newCall(request).execute().close();
      } catch (IOException e) {
        // The next answer is asked for in any case, and then it counts.
      }
    }
  }

  QueryProgress progress() {
    StatementClient running = client;
    if (running == null) {
      return new QueryProgress(OptionalDouble.empty());
    }
    StatementStats stats = running.getStats();
    OptionalDouble percent = stats.getProgressPercentage();
    return new QueryProgress(
        percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / 100) : percent,
        "%s, %d of %d splits on %d nodes"
            .formatted(
                stats.getState(),
                stats.getCompletedSplits(),
                stats.getTotalSplits(),
                stats.getNodes()));
  }

  private StatementClient client() {
    return Objects.requireNonNull(client);
  }

  private ClientSession session() {
    return Objects.requireNonNull(session);
  }

  /// Ends the query at Trino, and whatever waits for an answer.
  void stop() {
    closed = true;
    http.dispatcher().cancelAll();
    store.dispatcher().cancelAll();
    StatementClient running = client;
    if (running != null) {
      running.close();
    }
  }

  /// After the last answer; Trino may still be told that the last segments are not needed any more.
  void close() {
    StatementClient ended = client;
    if (ended != null) {
      ended.close();
    }
  }
}
