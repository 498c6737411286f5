package io.kartero.query.duckdb;

import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.td.TdTime;
import io.kartero.rows.DataType.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Treasure Data's functions of time, made known when SQL first asks for one.
///
/// What computes is in the database's catalog for good. What says which run this is, and what must
/// become a plain comparison with a constant so that DuckDB can skip parts of a table, are macros
/// of one connection.
final class TdFunctions {
  private static final Scalar NUMBER = Scalar.BIGINT;
  private static final Scalar TEXT = Scalar.VARCHAR;

  private static final List<ScalarFunction> FUNCTIONS =
      List.of(
          function(
              "td_time_parse",
              NUMBER,
              List.of(TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), "UTC")),
          function(
              "td_time_parse",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), in.text(1, row))),
          function(
              "td_time_range__time",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), in.text(1, row))),
          function(
              "td_time_range__time",
              NUMBER,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> in.number(0, row)),
          function(
              "td_time_format",
              TEXT,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.format(in.number(0, row), in.text(1, row), "UTC")),
          function(
              "td_time_format",
              TEXT,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.format(in.number(0, row), in.text(1, row), in.text(2, row))),
          function(
              "td_time_string",
              TEXT,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.string(in.number(0, row), in.text(1, row), "UTC")),
          function(
              "td_time_string",
              TEXT,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.string(in.number(0, row), in.text(1, row), in.text(2, row))),
          function(
              "td_date_trunc",
              NUMBER,
              List.of(TEXT, NUMBER),
              td -> (in, row) -> td.truncate(in.text(0, row), in.number(1, row), "UTC")),
          function(
              "td_date_trunc",
              NUMBER,
              List.of(TEXT, NUMBER, TEXT),
              td -> (in, row) -> td.truncate(in.text(0, row), in.number(1, row), in.text(2, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.add(in.number(0, row), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.add(in.number(0, row), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.add(td.parse(in.text(0, row), "UTC"), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(TEXT, TEXT, TEXT),
              td ->
                  (in, row) -> td.add(td.parse(in.text(0, row), in.text(2, row)), in.text(1, row))),
          function(
              "td_interval__start",
              NUMBER,
              List.of(TEXT, TEXT, NUMBER),
              td ->
                  (in, row) ->
                      td.intervalStart(in.text(0, row), in.text(1, row), in.number(2, row))),
          function(
              "td_interval__end",
              NUMBER,
              List.of(TEXT, TEXT, NUMBER),
              td ->
                  (in, row) ->
                      td.intervalEnd(in.text(0, row), in.text(1, row), in.number(2, row))));

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

  private static ScalarFunction function(
      String name,
      Scalar result,
      List<Scalar> parameters,
      Function<TdTime, ScalarFunction.Body> body) {
    return new ScalarFunction(name, parameters, result, () -> body.apply(new TdTime()));
  }

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
        ScalarFunctions.register(connection, FUNCTIONS);
      } finally {
        connection.release();
      }
      registered = true;
    }
  }
}
