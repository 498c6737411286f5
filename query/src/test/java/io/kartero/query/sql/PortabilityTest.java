package io.kartero.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortabilityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT a::int FROM t | for x::type write CAST(x AS type)",
        "SELECT * EXCLUDE (a) FROM t | for * EXCLUDE write the columns by name",
        "SELECT i FROM range(10) t(i) | for range(a, b) write UNNEST(sequence(a, b - 1))",
        "SELECT [1, 2] | for [1, 2] write ARRAY[1, 2]",
        "SELECT strftime(t, '%Y') FROM x | for strftime(t, f) write date_format(t, f), with %i for minutes",
        "SELECT 1 LIMIT 10 OFFSET 20 | for LIMIT n OFFSET m write OFFSET m LIMIT n",
        "SELECT INTERVAL 1 day | for INTERVAL 1 day write INTERVAL '1' DAY",
        "FROM t | for FROM without SELECT write SELECT * FROM",
      })
  void whatIsOfDuckDbIsNamedOnTrino(String sql, String hint) {
    assertThat(Portability.ON_TRINO.hint(sql)).isEqualTo("\nSQL of DuckDB: " + hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT approx_distinct(x) FROM t | for approx_distinct(x) write approx_count_distinct(x)",
        "SELECT from_unixtime(time) FROM t | for from_unixtime(n) write to_timestamp(n)",
        "SHOW SCHEMAS | for SHOW SCHEMAS write SHOW DATABASES",
      })
  void whatIsOfTrinoIsNamedInTheWarehouse(String sql, String hint) {
    assertThat(Portability.IN_WAREHOUSE.hint(sql)).isEqualTo("\nSQL of Trino: " + hint);
  }

  @Test
  void whatIsQuotedOrCommentedOutDoesNotCount() {
    for (String sql :
        List.of(
            "SELECT 'a::b' FROM t -- range(1)",
            "SELECT \"x::y\" /* FROM range(10) */ FROM t",
            "SELECT a[1], INTERVAL '1' DAY FROM t WHERE e = 'x' OFFSET 1 LIMIT 2")) {
      assertThat(Portability.ON_TRINO.hint(sql)).isEmpty();
    }
  }

  @Test
  void severalAreToldTogether() {
    assertThat(Portability.ON_TRINO.hint("SELECT a::int, len(b) FROM t"))
        .isEqualTo(
            "\nSQL of DuckDB: for x::type write CAST(x AS type);"
                + " for len(x) write length(x), or cardinality(x) of an array");
  }
}
