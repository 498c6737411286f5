package io.kartero.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each of PostgreSQL's types is in a batch.
class JdbcTypesTest {
  private final JdbcEngine engine = new JdbcEngine(Postgres.SOURCE);

  @ParameterizedTest
  @CsvSource({
    "int2, SMALLINT, -32768, 32767",
    "int4, INTEGER, -2147483648, 2147483647",
    "int8, BIGINT, -9223372036854775808, 9223372036854775807",
  })
  void wholeNumbersKeepTheirExtremes(String name, String type, BigInteger least, BigInteger most) {
    assertValues(name, type, List.of(least.toString(), most.toString()), least, most);
  }

  @Test
  void numbersWithAScaleAreExact() {
    assertValues(
        "numeric(38,10)",
        "DECIMAL(38,10)",
        List.of("-9999999999999999999999999999.9999999999", "1.5"),
        new BigDecimal("-9999999999999999999999999999.9999999999"),
        new BigDecimal("1.5000000000"));
    assertValues(
        "numeric(4,2)",
        "DECIMAL(4,2)",
        List.of("-99.99", "0"),
        new BigDecimal("-99.99"),
        new BigDecimal("0.00"));
  }

  @Test
  void numbersWithoutAScaleAreTextThatKeepsEveryDigit() {
    assertValues(
        "numeric",
        "VARCHAR",
        List.of("1.50", "NaN", "Infinity", "-Infinity", "1" + "0".repeat(200) + ".5"),
        "1.50",
        "NaN",
        "Infinity",
        "-Infinity",
        "1" + "0".repeat(200) + ".5");
    assertValues("numeric(50,2)", "VARCHAR", List.of("1.5"), "1.50");
  }

  @Test
  void anExactNumberThatIsNoneFailsWithItsColumn() {
    assertThatThrownBy(
            () -> Values.rows(engine.query("public", "SELECT 'NaN'::numeric(4,2) AS \"n\"")))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_VALUE))
        .hasMessage(
            "the column \"n\" has the value NaN, which no DECIMAL(4,2) can be;"
                + " cast the column to text in the SQL");
  }

  @Test
  void floatingNumbersKeepTheirSpecialValues() {
    assertValues(
        "float8",
        "DOUBLE",
        List.of("NaN", "Infinity", "-Infinity", "5e-324", "1.7976931348623157e308", "0.1"),
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1);
    assertValues(
        "float4",
        "FLOAT",
        List.of("NaN", "-Infinity", "3.4028235e38", "0.1"),
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        0.1f);
  }

  @Test
  void booleansAndBits() {
    assertValues("bool", "BOOLEAN", List.of("true", "false"), true, false);
    assertValues("bit(3)", "VARCHAR", List.of("101"), "101");
    assertValues("varbit", "VARCHAR", List.of("1", "0011"), "1", "0011");
  }

  @Test
  void textsKeepEveryCharacter() {
    assertValues(
        "text", "VARCHAR", List.of("", "é日本😀", "x".repeat(9000)), "", "é日本😀", "x".repeat(9000));
    assertValues("varchar(9)", "VARCHAR", List.of("a b "), "a b ");
    assertValues("char(5)", "VARCHAR", List.of("ab"), "ab   ");
  }

  @Test
  void bytesKeepEveryBit() {
    assertValues("bytea", "BLOB", List.of("\\x00ff", "\\x"), "00ff", "");
  }

  @Test
  void datesCountDays() {
    assertValues(
        "date",
        "DATE",
        List.of(
            "1970-01-01", "1969-12-31", "4713-01-01 BC", "5874897-12-31", "infinity", "-infinity"),
        big(0),
        big(-1),
        big(-2440550),
        big(LocalDate.of(5_874_897, 12, 31).toEpochDay()),
        big(Integer.MAX_VALUE),
        big(-Integer.MAX_VALUE));
  }

  @Test
  void timesCountMicroseconds() {
    assertValues(
        "time",
        "TIME",
        List.of("00:00", "23:59:59.999999", "24:00"),
        big(0),
        big(86_399_999_999L),
        big(86_400_000_000L));
    assertValues(
        "timetz",
        "TIME WITH TIME ZONE",
        List.of("00:00+00", "12:34:56.789+09:30", "24:00-03", "24:00+15:59:59"),
        timeTz(0, 0),
        timeTz(45_296_789_000L, 34_200),
        timeTz(86_400_000_000L, -10_800),
        timeTz(86_400_000_000L, 57_599));
  }

  @ParameterizedTest
  @CsvSource({"timestamp, TIMESTAMP", "timestamptz, TIMESTAMP WITH TIME ZONE"})
  void timestampsCountMicroseconds(String name, String type) {
    assertValues(
        name,
        type,
        List.of(
            "1970-01-02 00:00:00.000001+00",
            "1969-12-31 23:59:59+00",
            "4713-01-01 00:00:00+00 BC",
            "294246-12-31 23:59:59.999999+00",
            "infinity",
            "-infinity"),
        big(86_400_000_001L),
        big(-1_000_000),
        big(-210_863_520_000_000_000L),
        big(
            LocalDateTime.of(294_246, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC) * 1_000_000
                + 999_999),
        big(Long.MAX_VALUE),
        big(-Long.MAX_VALUE));
  }

  @Test
  void aTimestampBeyondTheTypeFailsWithItsColumn() {
    assertThatThrownBy(() ->
            Values.rows(engine.query("public", "SELECT '294276-12-31'::timestamp AS \"late\"")))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_VALUE))
        .hasMessage(
            "the column \"late\" has a value beyond what TIMESTAMP can be;"
                + " cast the column to text in the SQL");
  }

  @Test
  void anInstantIsTheSameInEveryZone() {
    assertValues(
        "timestamptz",
        "TIMESTAMP WITH TIME ZONE",
        List.of("1970-01-01 09:00:00+09", "2024-03-31 02:30:00 Europe/Berlin"),
        big(0),
        big(1_711_848_600_000_000L));
  }

  @Test
  void whatHasNoTypeHereIsItsText() {
    assertValues("interval", "VARCHAR", List.of("14 mon -3 d"), "1 year 2 mons -3 days");
    assertValues("inet", "VARCHAR", List.of("10.0.0.1/8"), "10.0.0.1/8");
    assertValues("money", "VARCHAR", List.of("1234.50"), "$1,234.50");
    assertValues("int4range", "VARCHAR", List.of("[1,3]"), "[1,4)");
    assertValues("point", "VARCHAR", List.of("(1,2)"), "(1,2)");
  }

  @Test
  void uuidsAndJson() {
    String uuid = "01234567-89ab-cdef-0123-456789abcdef";
    assertValues("uuid", "UUID", List.of(uuid), uuid);
    assertValues("json", "JSON", List.of("{\"a\":  1}"), "{\"a\":  1}");
    assertValues("jsonb", "JSON", List.of("{\"a\":  1}"), "{\"a\": 1}");
  }

  @Test
  void anEnumIsItsLabel() {
    engine.query("public", "CREATE TYPE mood AS ENUM ('sad', 'it''s ok')").close();
    assertValues("mood", "VARCHAR", List.of("it's ok"), "it's ok");
    engine.query("public", "DROP TYPE mood").close();
  }

  @Test
  void arraysAreListsOfTheirElements() {
    assertValues(
        "int4[]",
        "INTEGER[]",
        List.of("{1,NULL,3}", "{}"),
        Arrays.asList(big(1), null, big(3)),
        List.of());
    assertValues("text[]", "VARCHAR[]", List.of("{\"a,b\",\"\"}"), List.of("a,b", ""));
    assertValues("bool[]", "BOOLEAN[]", List.of("{t,f}"), List.of(true, false));
    assertValues("float8[]", "DOUBLE[]", List.of("{NaN,0.5}"), List.of(Double.NaN, 0.5));
    assertValues("numeric[]", "VARCHAR[]", List.of("{1.50,NaN}"), List.of("1.50", "NaN"));
    assertValues("date[]", "DATE[]", List.of("{1970-01-02}"), List.of(big(1)));
    assertValues(
        "timestamptz[]",
        "TIMESTAMP WITH TIME ZONE[]",
        List.of("{1970-01-01 00:00:01+00}"),
        List.of(big(1_000_000)));
    assertValues("bytea[]", "BLOB[]", List.of("{\"\\\\x00ff\"}"), List.of("00ff"));
    assertValues("inet[]", "VARCHAR[]", List.of("{10.0.0.1}"), List.of("10.0.0.1"));
  }

  @Test
  void anArrayOfSeveralDimensionsFailsWithItsColumn() {
    assertThatThrownBy(
            () -> Values.rows(engine.query("public", "SELECT '{{1,2},{3,4}}'::int[] AS \"a\"")))
        .hasMessage(
            "the column \"a\" has an array of several dimensions, which no list can be;"
                + " cast the column to text in the SQL");
  }

  private void assertValues(
      String name, String type, List<String> literals, @Nullable Object... expected) {
    List<String> casts = new ArrayList<>();
    for (int i = 0; i < literals.size(); i++) {
      casts.add("(%d, '%s'::%s)".formatted(i, literals.get(i).replace("'", "''"), name));
    }
    String sql =
        "SELECT v::%s FROM (VALUES %s, (%d, NULL)) t(i, v) ORDER BY i"
            .formatted(name, String.join(", ", casts), literals.size());
    try (Result result = engine.query("public", "SET LOCAL TimeZone = 'Asia/Tokyo'; " + sql)) {
      assertThat(result.schema().column(0).type()).hasToString(type);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      Arrays.stream(expected).forEach(value -> rows.add(Collections.singletonList(value)));
      rows.add(Collections.singletonList(null));
      assertThat(Values.rows(result)).isEqualTo(rows);
    }
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static BigInteger timeTz(long micros, int offset) {
    return big((micros << 24) | (57_599 - offset));
  }
}
