package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.Values;
import io.kartero.query.trino.TrinoEngine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The warehouse's own cases, on Trino. The run is due at 2016-06-26 01:23:45 -0700.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TdFunctionsTest {
  private static final Instant DUE = Instant.parse("2016-06-26T08:23:45Z");

  @SuppressWarnings("NullAway.Init")
  private TrinoEngine engine;

  @BeforeAll
  void connect() {
    engine = Cluster.shared(Cluster.Protocol.DIRECT).engine("memory");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/kartero/query/duckdb/td-functions.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void sqlGivesTheValue(String sql, String value) {
    assertThat(text("SELECT " + inTrinosWords(sql))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "td-functions-errors.csv", delimiter = '|', quoteCharacter = '`')
  void wrongArgumentsAreExplained(String sql, String message) {
    assertThat(failure("SELECT " + sql).getMessage()).startsWith(message + " (Trino: ");
  }

  /// `x::TYPE` is DuckDB's.
  private static String inTrinosWords(String sql) {
    return sql.replaceAll("(\\w+)::(\\w+)", "CAST($1 AS $2)");
  }

  @Test
  void aTableOfValuesIsComputedRowByRow() {
    String days =
        "(SELECT i * 86400 AS time, CASE i % 3 WHEN 0 THEN 'UTC' WHEN 1 THEN 'Asia/Tokyo' END AS"
            + " zone FROM UNNEST(sequence(BIGINT '0', 4999)) AS t(i))";
    assertThat(text("SELECT count(DISTINCT td_time_string(time, 's!', zone)) FROM " + days))
        .isEqualTo("3334");
    assertThat(text("SELECT max(td_time_string(time, 's!', zone)) FROM " + days))
        .isEqualTo("1983-09-09 09:00:00");
  }

  @Test
  void tablesAreMadeWithThem() {
    engine.query("default", "DROP TABLE IF EXISTS made").close();
    query("CREATE TABLE made AS SELECT td_scheduled_time() AS t");
    query("CREATE TABLE IF NOT EXISTS made AS (SELECT td_scheduled_time() AS t)");
    query("INSERT INTO made (t) SELECT td_time_add(t, '1d') FROM made");
    query("INSERT INTO made WITH x AS (SELECT td_scheduled_time() AS t) SELECT t FROM x");
    assertThat(Values.rows(run("SELECT * FROM made ORDER BY 1")))
        .hasToString("[[1466929425], [1466929425], [1467015825]]");
  }

  @Test
  void theyStandBesideFunctionsOfTheStatementsOwn() {
    assertThat(
            text(
                "WITH FUNCTION twice(x bigint) RETURNS bigint RETURN x * 2"
                    + " SELECT twice(td_scheduled_time())"))
        .isEqualTo("2933858850");
    assertThat(text("WITH x AS (SELECT 1 AS one) SELECT td_scheduled_time() + one FROM x"))
        .isEqualTo("1466929426");
    assertThat(text("EXPLAIN (TYPE LOGICAL) SELECT td_scheduled_time()")).contains("1466929425");
  }

  @Test
  void placesInTheSqlStayThoseOfItsAuthor() {
    String sql = "SELECT td_time_range(5, NULL, NULL),\n td_scheduled_time(), nosuch";
    assertThat(failure(sql).position()).hasValue(sql.indexOf("nosuch"));
    String twoStatements = "SELECT td_scheduled_time(); SELECT td_scheduled_time(), nosuch";
    assertThat(failure(twoStatements).position()).hasValue(twoStatements.indexOf("nosuch"));
  }

  @Test
  void withoutAScheduleTheTimeIsThatOfTheQuery() {
    TrinoEngine clocked =
        new TrinoEngine(
            io.kartero.query.trino.TrinoSettings.of(
                Cluster.shared(Cluster.Protocol.DIRECT).url(), "memory", "tester"),
            InstantSource.fixed(DUE));
    try (clocked) {
      assertThat(Values.rows(clocked.query("default", "SELECT TD_SCHEDULED_TIME()")))
          .hasToString("[[1466929425]]");
    }
  }

  private void query(String sql) {
    run(sql).close();
  }

  private io.kartero.query.Result run(String sql) {
    return engine.query("default", sql, QueryContext.scheduledAt(DUE), new Cancellation());
  }

  private String text(String sql) {
    List<List<@Nullable Object>> rows = Values.rows(run(sql));
    return String.valueOf(rows.getFirst().getLast());
  }

  private QueryException failure(String sql) {
    return catchThrowableOfType(QueryException.class, () -> Values.rows(run(sql)));
  }
}
