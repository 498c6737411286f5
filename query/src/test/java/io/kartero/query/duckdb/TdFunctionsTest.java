package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.query.Values;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// SQL against exact values, in `td-functions.csv`. The run is due at 2016-06-26 01:23:45 -0700.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TdFunctionsTest {
  private static final Instant DUE = Instant.parse("2016-06-26T08:23:45Z");

  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine engine;

  @BeforeAll
  void open(@TempDir Path folder) {
    engine = Warehouse.locked(folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "td-functions.csv", delimiter = '|', quoteCharacter = '`')
  void sqlGivesTheValue(String sql, String value) {
    assertThat(text("SELECT " + sql)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "td-functions-errors.csv", delimiter = '|', quoteCharacter = '`')
  void wrongArgumentsAreExplained(String sql, String message) {
    assertThat(failure("SELECT " + sql)).hasMessage("Invalid Input Error: " + message);
  }

  @Test
  void aTableOfValuesIsComputedRowByRow() {
    engine
        .query(
            "main",
            "CREATE OR REPLACE TABLE days AS SELECT i * 86400 AS time, CASE i % 3"
                + " WHEN 0 THEN 'UTC' WHEN 1 THEN 'Asia/Tokyo' END AS zone FROM range(5000) t(i)")
        .close();
    assertThat(text("SELECT count(DISTINCT td_time_string(time, 's!', zone)) FROM days"))
        .isEqualTo("3334");
    assertThat(text("SELECT max(td_time_string(time, 's!', zone)) FROM days"))
        .isEqualTo("1983-09-09 09:00:00");
    assertThat(text("SELECT count(*) FROM days WHERE td_time_string(time, 's!', zone) IS NULL"))
        .isEqualTo("1666");
  }

  @Test
  void aRangeBecomesAComparisonThatSkipsPartsOfATable() {
    engine
        .query(
            "main",
            "CREATE OR REPLACE TABLE seconds AS SELECT i AS time FROM range(0, 2000000000, 1000) t(i)")
        .close();
    assertThat(text("EXPLAIN SELECT * FROM seconds WHERE td_time_range(time, '2026-01-01', NULL)"))
        .contains("Filters")
        .contains("time >= 1767225600");
    assertThat(text("EXPLAIN SELECT * FROM seconds WHERE td_interval(time, '-1d', 'JST')"))
        .contains("time >= 1466780400")
        .contains("time < 1466866800");
  }

  @Test
  void aViewMayUseThemAndAsksForTheRunThatReadsIt() {
    engine.query("main", "CREATE OR REPLACE VIEW due AS SELECT td_scheduled_time() AS t").close();
    assertThat(text("SELECT t FROM due")).isEqualTo("1466929425");
    Result later =
        engine.query(
            "main",
            "SELECT t FROM due",
            QueryContext.scheduledAt(Instant.ofEpochSecond(7)),
            new Cancellation());
    assertThat(Values.rows(later)).hasToString("[[7]]");
  }

  @Test
  void aViewInATransactionMayUseThem() {
    engine.query("main", "CREATE OR REPLACE VIEW due AS SELECT td_scheduled_time() AS t").close();
    assertThat(text("BEGIN; SELECT t FROM due")).isEqualTo("1466929425");
  }

  @Test
  void withoutAScheduleTheTimeIsThatOfTheStatement() {
    Result result =
        engine.query(
            "main", "SELECT td_scheduled_time() BETWEEN epoch(now()) - 1 AND epoch(now())");
    assertThat(Values.rows(result)).isEqualTo(List.of(List.of(true)));
  }

  @Test
  void sqlCannotChangeThem() {
    assertThat(failure("DROP FUNCTION td_time_parse").getMessage())
        .isEqualTo("Catalog Error: Cannot drop internal catalog entry \"td_time_parse\"!");
    engine.query("main", "CREATE OR REPLACE MACRO td_scheduled_time() AS 1").close();
    assertThat(text("SELECT td_scheduled_time()")).isEqualTo("1466929425");
    engine.query("main", "DROP MACRO test.main.td_scheduled_time").close();
  }

  private String text(String sql) {
    List<List<@Nullable Object>> rows =
        Values.rows(engine.query("main", sql, QueryContext.scheduledAt(DUE), new Cancellation()));
    return String.valueOf(rows.getFirst().getLast());
  }

  private QueryException failure(String sql) {
    return catchThrowableOfType(
        QueryException.class,
        () ->
            Values.rows(
                engine.query("main", sql, QueryContext.scheduledAt(DUE), new Cancellation())));
  }
}
