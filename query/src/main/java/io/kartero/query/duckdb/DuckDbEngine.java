package io.kartero.query.duckdb;

import io.kartero.query.Cancellation;
import io.kartero.query.Engine;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Stopping;
import io.kartero.query.sql.Portability;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// SQL on one DuckDB file, in this process. The databases are the file's schemas.
///
/// Times with a zone are shown in UTC. One process at a time can have the file open; it stays open
/// until the engine and all batches are closed.
public final class DuckDbEngine implements Engine {
  private final DuckDbSettings settings;
  private final Database database;
  private final String catalog;
  private final TimeLimit timeLimit;
  private final TdFunctions tdFunctions = new TdFunctions();
  private final Set<DuckDbResult> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private DuckDbEngine(DuckDbSettings settings, Database database, String catalog) {
    this.settings = settings;
    this.database = database;
    this.catalog = catalog;
    this.timeLimit = new TimeLimit(settings.limits().time());
  }

  /// Does what [#open] will need and what takes neither a library nor a file, for a program that
  /// has something else to do meanwhile.
  public static void prepare() {
    Native.prepare();
  }

  /// @throws QueryException when the file is in use, no DuckDB file, or cannot be read
  public static DuckDbEngine open(DuckDbSettings settings) {
    NativeLibrary.load(settings.nativeCache());
    Database database = Database.open(settings);
    try {
      Connection connection = database.connect();
      try {
        connection.run(settings.opening());
        return new DuckDbEngine(settings, database, Names.catalog(connection));
      } finally {
        connection.release();
      }
    } catch (RuntimeException e) {
      database.release();
      throw e;
    }
  }

  @Override
  public Result query(
      String database, String sql, QueryContext context, Cancellation cancellation) {
    SqlText text = SqlText.of(sql);
    Refusal.check(sql, settings.sandbox());
    DuckDbResult result = connected(database);
    cancellation.whenCancelled(result::cancel);
    TdFunctions.Use functions = tdFunctions.use(this.database, context, sql);
    try {
      DeepStack.run(() -> result.start(text, settings.sandbox(), functions));
    } catch (QueryException e) {
      throw e.code() == Code.BAD_STATEMENT ? explained(e, sql) : e;
    }
    return result;
  }

  private static QueryException explained(QueryException e, String sql) {
    String hint = Portability.IN_WAREHOUSE.hint(sql);
    return hint.isEmpty()
        ? e
        : new QueryException(e.code(), e.getMessage() + hint, e.position().orElse(-1), e);
  }

  /// Begins changes by the program itself.
  public Transaction begin() {
    if (closed) {
      throw Stopping.engineClosed();
    }
    return Transaction.begin(database.connect());
  }

  private DuckDbResult connected(String schema) {
    if (closed) {
      throw Stopping.engineClosed();
    }
    Connection connection = database.connect();
    try {
      Refusal.check(schema, settings.sandbox());
      Names.choose(connection, catalog, schema, settings.progress());
    } catch (RuntimeException e) {
      connection.release();
      throw e;
    }
    DuckDbResult result = new DuckDbResult(connection);
    result.whenOver(timeLimit.watch(result));
    running.add(result);
    result.whenOver(() -> running.remove(result));
    if (closed) {
      result.abandon(Stopping.engineClosed());
    }
    return result;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      List.copyOf(running).forEach(result -> result.abandon(Stopping.engineClosed()));
      timeLimit.close();
      database.release();
    }
  }
}
