package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Values;
import io.kartero.query.trino.TrinoEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What each of Trino's types is in a batch, to the last digit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrinoTypes {
  @SuppressWarnings("NullAway.Init")
  private TrinoEngine engine;

  abstract Cluster cluster();

  @BeforeAll
  void connect() {
    engine = cluster().engine("memory");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "types.csv",
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      ignoreLeadingAndTrailingWhitespace = false)
  void aValueKeepsAllItsDigits(String sql, String type, String value) {
    try (Result result = engine.query("default", "SELECT " + sql + " AS c")) {
      assertThat(result.schema().column(0).type()).hasToString(type);
      assertThat(Values.rows(result)).hasToString("[[" + (value == null ? "" : value) + "]]");
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refused.csv", delimiter = '|', quoteCharacter = '`')
  void whatNoFileCanHoldIsRefused(String sql, String message) {
    assertThatThrownBy(() -> engine.query("default", "SELECT " + sql + " AS c"))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_STATEMENT))
        .hasMessage(message);
  }

  /// Every type, NULL and not, in every row of more than one batch.
  @Test
  void allTypesStandTogetherInManyRows() {
    String sql =
        "SELECT i, IF(i % 3 = 0, NULL, CAST(i AS decimal(38,2))), IF(i % 5 = 0, NULL, 'é' || CAST(i"
            + " AS varchar)), IF(i % 7 = 0, NULL, ARRAY[i, NULL]), IF(i % 2 = 0, NULL,"
            + " date_add('second', i, TIMESTAMP '2015-01-19 20:25:28.000001 UTC'))"
            + " FROM UNNEST(sequence(0, 9999)) AS t(i) ORDER BY i";
    long row = 0;
    for (var values : Values.rows(engine.query("default", sql))) {
      assertThat(values.get(0)).hasToString(Long.toString(row));
      assertThat(String.valueOf(values.get(1))).isEqualTo(row % 3 == 0 ? "null" : row + ".00");
      assertThat(String.valueOf(values.get(2))).isEqualTo(row % 5 == 0 ? "null" : "é" + row);
      assertThat(String.valueOf(values.get(3)))
          .isEqualTo(row % 7 == 0 ? "null" : "[" + row + ", null]");
      assertThat(String.valueOf(values.get(4)))
          .isEqualTo(row % 2 == 0 ? "null" : Long.toString((1_421_699_128L + row) * 1_000_000 + 1));
      row++;
    }
    assertThat(row).isEqualTo(10_000);
  }

  /// Clocks in Los Angeles were set back at 2 o'clock.
  @Test
  void aTimeThatComesTwiceIsRefused() {
    String sql =
        "SELECT at_timezone(TIMESTAMP '2020-11-01 09:30:00 UTC', 'America/Los_Angeles') AS c";
    assertThatThrownBy(() -> Values.rows(engine.query("default", sql)))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_VALUE))
        .hasMessage(
            "the column \"c\" has a value that no TIMESTAMP WITH TIME ZONE can be: 2020-11-01"
                + " 01:30:00 America/Los_Angeles comes twice in its time zone and Trino does not"
                + " say which it is; write \"AT TIME ZONE 'UTC'\" behind the column in the SQL");
  }
}
