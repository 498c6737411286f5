package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each of DuckDB's types is in a batch. Long, for there are many types and each has its
/// extremes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbTypesTest {
  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine engine;

  @BeforeAll
  void open(@TempDir Path folder) {
    engine = Warehouse.free(folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "TINYINT   | -128 | 127",
        "SMALLINT  | -32768 | 32767",
        "INTEGER   | -2147483648 | 2147483647",
        "BIGINT    | -9223372036854775808 | 9223372036854775807",
        "HUGEINT   | -170141183460469231731687303715884105728"
            + "| 170141183460469231731687303715884105727",
        "UTINYINT  | 0 | 255",
        "USMALLINT | 0 | 65535",
        "UINTEGER  | 0 | 4294967295",
        "UBIGINT   | 0 | 18446744073709551615",
        "UHUGEINT  | 0 | 340282366920938463463374607431768211455",
      })
  void wholeNumbersKeepTheirExtremes(String type, BigInteger least, BigInteger most) {
    assertColumn(
        "unnest(['%s'::%s, NULL, '%s'])".formatted(least, type, most), type, least, null, most);
  }

  @ParameterizedTest
  @CsvSource({
    "'DECIMAL(4,2)', -99.99, 99.99",
    "'DECIMAL(9,0)', -999999999, 999999999",
    "'DECIMAL(18,18)', -0.999999999999999999, 0.000000000000000001",
    "'DECIMAL(38,10)', -9999999999999999999999999999.9999999999, 0.0000000001",
    "'DECIMAL(1,1)', -0.9, 0.0",
  })
  void exactNumbersKeepEveryDigit(String type, BigDecimal least, BigDecimal most) {
    assertColumn(
        "unnest(['"
            + least.toPlainString()
            + "'::"
            + type
            + ", NULL, '"
            + most.toPlainString()
            + "'])",
        type,
        least,
        null,
        most);
  }

  @Test
  void floatingNumbersKeepTheirSpecialValues() {
    assertColumn(
        "unnest(['nan'::DOUBLE, 'inf', '-inf', -0.0::DOUBLE, 5e-324, 1.7976931348623157e308, NULL])",
        "DOUBLE",
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        null);
    assertColumn(
        "unnest(['nan'::FLOAT, 'inf', '-inf', '1e-45', '3.4028235e38'])",
        "FLOAT",
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        Float.MAX_VALUE);
  }

  @Test
  void booleansAreZeroAndOne() {
    assertColumn("unnest([true, NULL, false])", "BOOLEAN", true, null, false);
  }

  @Test
  void textsOfAnyLengthKeepEveryByte() {
    assertColumn(
        "unnest(['', 'twelve bytes', 'thirteen bytes', chr(0) || 'a', 'é日本😀', repeat('x', 100000), NULL])",
        "VARCHAR",
        "",
        "twelve bytes",
        "thirteen bytes",
        "\0a",
        "é日本😀",
        "x".repeat(100_000),
        null);
  }

  @Test
  void bytesAndBitsKeepEveryBit() {
    assertColumn(
        "unnest(['\\x00\\xFF'::BLOB, ''::BLOB, repeat('ab', 10)::BLOB, NULL])",
        "BLOB",
        "00ff",
        "",
        "6162".repeat(10),
        null);
    assertColumn(
        "unnest(['1'::BIT, '10101010', '0101010100', NULL])",
        "BIT",
        "07ff",
        "00aa",
        "06fd54",
        null);
  }

  @Test
  void uuidsHaveTheirTopBitInverted() {
    assertColumn(
        "unnest(['00000000-0000-0000-0000-000000000000'::UUID,"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', '01234567-89ab-cdef-0123-456789abcdef', NULL])",
        "UUID",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "01234567-89ab-cdef-0123-456789abcdef",
        null);
  }

  @Test
  void datesCountDays() {
    assertColumn(
        "unnest(['1970-01-01'::DATE, '1969-12-31', '5877642-06-25 (BC)', '5881580-07-10',"
            + " 'infinity', '-infinity', NULL])",
        "DATE",
        big(0),
        big(-1),
        big(-2147483646),
        big(2147483646),
        big(Integer.MAX_VALUE),
        big(-Integer.MAX_VALUE),
        null);
  }

  @Test
  void timesCountFromMidnight() {
    assertColumn(
        "unnest(['00:00:00'::TIME, '23:59:59.999999', '24:00:00', NULL])",
        "TIME",
        big(0),
        big(86_399_999_999L),
        big(86_400_000_000L),
        null);
    assertColumn(
        "unnest(['00:00:00.000000001'::TIME_NS, '23:59:59.999999999', NULL])",
        "TIME_NS",
        big(1),
        big(86_399_999_999_999L),
        null);
  }

  @Test
  void timesWithAZoneHoldTimeAndOffset() {
    assertColumn(
        "unnest(['00:00:00+00'::TIMETZ, '12:34:56.789+09:30', '00:00:00+15:59:59',"
            + " '23:59:59.999999-15:59:59', NULL])",
        "TIME WITH TIME ZONE",
        timeTz(0, 0),
        timeTz(45_296_789_000L, 9 * 3600 + 1800),
        timeTz(0, 57_599),
        timeTz(86_399_999_999L, -57_599),
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP_S, 1",
    "TIMESTAMP_MS, 1000",
    "TIMESTAMP, 1000000",
    "TIMESTAMP_NS, 1000000000",
    "TIMESTAMP WITH TIME ZONE, 1000000",
  })
  void timestampsCountTheirUnit(String type, long units) {
    assertColumn(
        "unnest(['1970-01-02 00:00:00'::%s, '1969-12-31 23:59:59', 'infinity', '-infinity', NULL])"
            .formatted(type),
        type,
        big(86_400 * units),
        big(-units),
        big(Long.MAX_VALUE),
        big(-Long.MAX_VALUE),
        null);
  }

  @Test
  void theSessionIsInUtc() {
    assertColumn(
        "'2024-07-01 12:00:00'::TIMESTAMPTZ::VARCHAR", "VARCHAR", "2024-07-01 12:00:00+00");
    assertColumn("'2024-07-01 12:00:00+09'::TIMESTAMPTZ = '2024-07-01 03:00:00'", "BOOLEAN", true);
  }

  @Test
  void intervalsKeepTheirThreeParts() {
    assertColumn(
        "unnest(['14 months -3 days 00:00:00.000001'::INTERVAL, '-1 month 5 days'::INTERVAL, NULL])",
        "INTERVAL",
        "14 months -3 days 1 us",
        "-1 months 5 days 0 us",
        null);
  }

  @ParameterizedTest
  @CsvSource({"1", "255", "256", "65535", "65536"})
  void enumsOfAnySizeFindTheirLabel(int labels) {
    try (Result created =
        engine.query(
            "main",
            "DROP TYPE IF EXISTS many; CREATE TYPE many AS ENUM (SELECT 'l' || i FROM range(%d) t(i))"
                .formatted(labels))) {
      assertThat(created.next()).isNull();
    }
    assertThat(rows("unnest(['l0'::many, NULL, 'l%d'])".formatted(labels - 1)))
        .isEqualTo(column("l0", null, "l" + (labels - 1)));
  }

  @Test
  void anEnumNamesItsLabels() {
    assertColumn("'it''s'::ENUM('a', 'it''s')", "ENUM('a', 'it''s')", "it's");
  }

  @Test
  void jsonIsTextThatSaysSo() {
    assertColumn("'{\"a\": [1, null]}'::JSON", "JSON", "{\"a\": [1, null]}");
  }

  @Test
  void theTypeOfNullIsNull() {
    assertColumn("NULL", "NULL", (Object) null);
    assertColumn("[NULL, NULL]", "NULL[]", Arrays.asList(null, null));
  }

  @Test
  void listsMayBeEmptyNullAndHoldNulls() {
    assertColumn(
        "unnest([[1, NULL, 3], [], NULL, [4]])",
        "INTEGER[]",
        Arrays.asList(big(1), null, big(3)),
        List.of(),
        null,
        List.of(big(4)));
    assertColumn(
        "unnest([[['a'], []], [NULL, ['a long text that is not inline', NULL]]])",
        "VARCHAR[][]",
        List.of(List.of("a"), List.of()),
        Arrays.asList(null, Arrays.asList("a long text that is not inline", null)));
  }

  @Test
  void arraysHaveOneLength() {
    assertColumn(
        "unnest([[1, NULL]::INTEGER[2], NULL, [3, 4]])",
        "INTEGER[2]",
        Arrays.asList(big(1), null),
        null,
        List.of(big(3), big(4)));
    assertColumn(
        "unnest([[[1, 2]], [[3, NULL]]]::INTEGER[2][1][])",
        "INTEGER[2][1]",
        List.of(List.of(big(1), big(2))),
        List.of(Arrays.asList(big(3), null)));
  }

  @Test
  void structuresKeepTheirFieldsAlsoConstantOnes() {
    assertRows(
        "SELECT {'fixed': 'for all of them', 'i': i, 'none': NULL, 'l': [i, 7]} FROM range(3) t(i)",
        struct("for all of them", 0),
        struct("for all of them", 1),
        struct("for all of them", 2));
    assertColumn(
        "unnest([{'a b': 1}, NULL, {'a b': NULL}])",
        "STRUCT(\"a b\" INTEGER)",
        Map.of("a b", big(1)),
        null,
        Collections.singletonMap("a b", null));
  }

  private static Map<String, @Nullable Object> struct(String fixed, long i) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("fixed", fixed);
    fields.put("i", big(i));
    fields.put("none", null);
    fields.put("l", List.of(big(i), big(7)));
    return fields;
  }

  @Test
  void mapsKeepTheirEntries() {
    assertColumn(
        "unnest([MAP {'a': 1, 'b': NULL}, MAP {}, NULL])",
        "MAP(VARCHAR, INTEGER)",
        mapOf("a", big(1), "b", null),
        Map.of(),
        null);
    assertColumn(
        "MAP {{'k': 1}: MAP {'x': [1, 2]}}",
        "MAP(STRUCT(\"k\" INTEGER), MAP(VARCHAR, INTEGER[]))",
        Map.of(Map.of("k", big(1)), Map.of("x", List.of(big(1), big(2)))));
  }

  private static Map<String, @Nullable Object> mapOf(
      String a, Object b, String c, @Nullable Object d) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put(a, b);
    map.put(c, d);
    return map;
  }

  @Test
  void unionsSayWhichMemberTheyHold() {
    assertColumn(
        "unnest([union_value(n := 1)::UNION(n INTEGER, t VARCHAR), union_value(t := 'x'), NULL])",
        "UNION(\"n\" INTEGER, \"t\" VARCHAR)",
        Map.of("n", big(1)),
        Map.of("t", "x"),
        null);
  }

  @Test
  void columnsThatAreConstantOrFewValuesReadLikeOthers() {
    assertRows(
        "SELECT 'the same for every row' FROM range(3)",
        "the same for every row",
        "the same for every row",
        "the same for every row");
    assertThat(
            Values.rows(
                engine.query(
                    "main",
                    "CREATE OR REPLACE TABLE few AS"
                        + " SELECT 'value number ' || (i % 3) AS v, i FROM range(5000) t(i);"
                        + " SELECT v, i FROM few ORDER BY i")))
        .hasSize(5000)
        .allSatisfy(row -> {
          BigInteger i = (BigInteger) Objects.requireNonNull(row.get(1));
          assertThat(row.get(0)).isEqualTo("value number " + i.intValue() % 3);
        });
  }

  @Test
  void everyTypeThatDuckDbTestsItselfWithIsReadOrRefusedByName() {
    List<String> refused = new ArrayList<>();
    List<List<@Nullable Object>> columns =
        Values.rows(
            engine.query(
                "main", "SELECT column_name FROM (DESCRIBE SELECT * FROM test_all_types())"));
    for (List<@Nullable Object> column : columns) {
      String sql = "SELECT \"%s\" FROM test_all_types()".formatted(column.getFirst());
      try {
        assertThat(Values.rows(engine.query("main", sql))).hasSize(3);
      } catch (QueryException e) {
        refused.add(e.getMessage());
      }
    }
    assertThat(refused)
        .containsExactly(
            "the column \"bignum\" has the type BIGNUM, which cannot be read;"
                + " cast it to VARCHAR in the SQL",
            "the column \"timestamp_tz_ns\" has the type TIMESTAMPTZ_NS, which cannot be read;"
                + " cast it to VARCHAR in the SQL",
            "the column \"geometry\" has the type GEOMETRY, which cannot be read;"
                + " cast it to VARCHAR in the SQL");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "1::BIGNUM | BIGNUM",
        "1::VARIANT | VARIANT",
        "[{'a': 1::BIGNUM}] | BIGNUM",
        "'POINT(1 2)'::GEOMETRY | GEOMETRY",
      })
  void aTypeWithoutAPlaceIsRefusedWithItsColumn(String expression, String type) {
    assertThatThrownBy(() -> engine.query("main", "SELECT 1, " + expression + " AS \"x y\""))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_STATEMENT))
        .hasMessage(
            "the column \"x y\" has the type %s, which cannot be read; cast it to VARCHAR in the SQL",
            type);
  }

  private void assertColumn(String expression, String type, @Nullable Object... values) {
    try (Result result = engine.query("main", "SELECT " + expression)) {
      assertThat(result.schema().column(0).type()).hasToString(type);
      assertThat(Values.rows(result)).isEqualTo(column(values));
    }
  }

  private void assertRows(String sql, @Nullable Object... values) {
    assertThat(Values.rows(engine.query("main", sql))).isEqualTo(column(values));
  }

  private List<List<@Nullable Object>> rows(String expression) {
    return Values.rows(engine.query("main", "SELECT " + expression));
  }

  private static List<List<@Nullable Object>> column(@Nullable Object... values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(Collections.singletonList(value));
    }
    return rows;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static BigInteger timeTz(long micros, int offset) {
    return big((micros << 24) | (57_599 - offset));
  }
}
