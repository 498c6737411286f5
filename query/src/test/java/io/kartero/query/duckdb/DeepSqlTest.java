package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL as deep as DuckDB takes it, and deeper: an answer or an error, and the process lives on.
@Timeout(300)
class DeepSqlTest {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static DuckDbEngine engine;

  @BeforeAll
  static void open() {
    engine = Warehouse.locked(folder);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "950, 'NOT ', '', true",
    "500, abs(, ), i",
    "950, 'CASE WHEN i < 0 THEN 0 ELSE ', ' END', i",
    "500, 'i + ', '', i",
    "950, (, ), i",
    "200, [, ], i",
    "200, {'a': , }, i",
  })
  void nestedExpressionsAreAnswered(int depth, String open, String close, String inside) {
    String sql = "SELECT " + open.repeat(depth) + inside + close.repeat(depth);
    assertThat(rows(sql + " FROM range(3) t(i)")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 300})
  void nestedQueriesAreAnswered(int depth) {
    assertThat(
            rows(
                "SELECT * FROM "
                    + "(SELECT * FROM ".repeat(depth)
                    + "range(3)"
                    + ")".repeat(depth)))
        .isEqualTo(3);
    assertThat(rows("SELECT 1" + " EXCEPT SELECT 2".repeat(depth))).isEqualTo(1);
    String tables =
        IntStream.range(1, depth)
            .mapToObj(i -> ", c" + i + " AS (FROM c" + (i - 1) + ")")
            .collect(Collectors.joining());
    assertThat(rows("WITH c0 AS (SELECT 1)" + tables + " FROM c" + (depth - 1))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'NOT ', '', true",
    "[, ], 1",
    "abs(, ), 1",
    "'1 + ', '', 1",
    "'(SELECT ', ), 1",
    "'CASE WHEN true THEN ', ' END', 1",
  })
  void whatIsDeeperIsRefused(String open, String close, String inside) {
    for (int depth : new int[] {3_000, 30_000}) {
      try {
        rows("SELECT " + open.repeat(depth) + inside + close.repeat(depth));
        throw new AssertionError(depth + " times " + open + " was answered");
      } catch (QueryException refused) {
        assertThat(refused.code()).isEqualTo(Code.BAD_STATEMENT);
        assertThat(refused.getMessage()).contains("limit of 1000 exceeded");
      }
    }
  }

  private static int rows(String sql) {
    int rows = 0;
    try (Result result = engine.query("main", sql, new Cancellation())) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.rows();
        assertThat(Touch.value(batch.column(0), 0)).isNotNegative();
        batch.close();
      }
    }
    return rows;
  }
}
