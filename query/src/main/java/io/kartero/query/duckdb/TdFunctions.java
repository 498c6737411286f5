package io.kartero.query.duckdb;

import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import java.util.Locale;

/// Treasure Data's functions of time, made known when SQL first asks for one.
///
/// What computes is in the database's catalog for good. What says which run this is, and what must
/// become a plain comparison with a constant so that DuckDB can skip parts of a table, are macros
/// of one connection.
final class TdFunctions {
  private static final String MACROS =
      """
      CREATE OR REPLACE TEMP MACRO td_time_range(t, s) AS
        (s IS NULL OR t >= td_time_range__time(s, 'UTC')),
      (t, s, e) AS
        ((s IS NULL OR t >= td_time_range__time(s, 'UTC')) AND (e IS NULL OR t < td_time_range__time(e, 'UTC'))),
      (t, s, e, z) AS
        ((s IS NULL OR t >= td_time_range__time(s, z)) AND (e IS NULL OR t < td_time_range__time(e, z)));
      CREATE OR REPLACE TEMP MACRO td_interval(t, i) AS
        (t >= td_interval__start(i, 'UTC', td_scheduled_time())
          AND t < td_interval__end(i, 'UTC', td_scheduled_time())),
      (t, i, z) AS
        (t >= td_interval__start(i, z, td_scheduled_time())
          AND t < td_interval__end(i, z, td_scheduled_time())),
      (t, i, z, n) AS
        (t >= td_interval__start(i, z, n) AND t < td_interval__end(i, z, n));
      CREATE OR REPLACE TEMP MACRO td_interval_range(i) AS
        [td_interval__start(i, 'UTC', td_scheduled_time()),
          td_interval__end(i, 'UTC', td_scheduled_time())],
      (i, z) AS
        [td_interval__start(i, z, td_scheduled_time()), td_interval__end(i, z, td_scheduled_time())]
      """;

  private boolean registered;

  /// What the run of one SQL text asks for.
  ///
  /// @param sql is looked at first. What it does not show, a view may still hide: then a statement
  ///   fails and is prepared once more, which a transaction that it began would not survive
  Use use(Database database, QueryContext context, String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    boolean shown =
        lower.contains("td_") || lower.contains("begin") || lower.contains("transaction");
    return new Use() {
      @Override
      public void beforeFirst(Connection connection) {
        if (shown) {
          define(connection, database, context);
        }
      }

      @Override
      public void afterFailure(Connection connection, QueryException e) {
        if (shown || !missing(e)) {
          throw e;
        }
        define(connection, database, context);
      }
    };
  }

  /// When the functions become known to a connection.
  interface Use {
    Use NONE =
        new Use() {
          @Override
          public void beforeFirst(Connection connection) {}

          @Override
          public void afterFailure(Connection connection, QueryException e) {
            throw e;
          }
        };

    void beforeFirst(Connection connection);

    /// @throws QueryException the failure, when preparing once more would not help
    void afterFailure(Connection connection, QueryException e);
  }

  private static boolean missing(QueryException e) {
    String message = e.getMessage();
    return message.startsWith("Catalog Error: ") && message.contains("with name td_");
  }

  private void define(Connection connection, Database database, QueryContext context) {
    register(database);
    String time =
        context
            .scheduledTime()
            .map(scheduled -> scheduled.getEpochSecond() + "::BIGINT")
            .orElse("CAST(floor(epoch(now())) AS BIGINT)");
    connection.run("CREATE OR REPLACE TEMP MACRO td_scheduled_time() AS " + time + ";" + MACROS);
  }

  /// On a connection of its own: the other may be in a transaction, which might be rolled back.
  private synchronized void register(Database database) {
    if (!registered) {
      Connection connection = database.connect();
      try {
        ScalarFunctions.register(connection, TdScalars.ALL);
      } finally {
        connection.release();
      }
      registered = true;
    }
  }
}
