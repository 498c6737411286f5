package io.kartero.query.trino;

import io.kartero.query.Cancellation;
import io.kartero.query.Engine;
import io.kartero.query.QueryContext;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import io.trino.client.ClientException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// SQL on one Trino. The databases are the schemas of one catalog.
///
/// Times with a zone are shown in UTC. Rows come as fast as they are taken: Trino waits for who
/// reads slowly.
public final class TrinoEngine implements Engine {
  private final Sessions sessions;
  private final ExecutorService decoders;
  private final int slots;
  private final InstantSource clock;
  private final Set<TrinoResult> running = ConcurrentHashMap.newKeySet();
  private final Schemas schemas;
  private volatile boolean closed;

  /// Nothing is asked of Trino before the first query.
  public TrinoEngine(TrinoSettings settings) {
    this(settings, InstantSource.system());
  }

  /// @param clock what a query of no run counts relative times from
  public TrinoEngine(TrinoSettings settings, InstantSource clock) {
    this.clock = clock;
    this.sessions = new Sessions(settings);
    this.decoders =
        Executors.newFixedThreadPool(
            settings.decoders(), Thread.ofPlatform().daemon().name("trino-decoder-", 0).factory());
    this.slots = settings.decoders() + 1;
    this.schemas = new Schemas(settings.catalog());
  }

  @Override
  public Result query(
      String database, String sql, QueryContext context, Cancellation cancellation) {
    schemas.require(database, this::internal);
    return started(database, sql, context, cancellation);
  }

  /// What the engine itself asks.
  private Result internal(String sql) {
    return started(Schemas.INFORMATION, sql, QueryContext.NONE, new Cancellation());
  }

  private TrinoResult started(
      String database, String sql, QueryContext context, Cancellation cancellation) {
    if (closed) {
      throw Stopping.engineClosed();
    }
    TrinoResult result = new TrinoResult(conversation(), running::remove);
    running.add(result);
    cancellation.whenCancelled(result::cancel);
    if (closed) {
      result.abandon(Stopping.engineClosed());
    }
    result.start(database, sql, context);
    return result;
  }

  /// Key stores are read here, and secrets.
  private Conversation conversation() {
    try {
      return new Conversation(sessions, decoders, slots, clock.instant());
    } catch (ClientException e) {
      throw TrinoFailure.ofConnection(e, sessions.server(), null);
    }
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(running).forEach(result -> result.abandon(Stopping.engineClosed()));
    decoders.shutdown();
    sessions.close();
  }
}
