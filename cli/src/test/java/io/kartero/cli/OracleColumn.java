package io.kartero.cli;

import java.util.List;
import java.util.stream.Stream;

/// A column of random values, one for each type: how DuckDB makes them, and how it reads them back
/// from their text.
///
/// @param random SQL that makes a value of row `i` of random bits, `h(i, 1)` and so on
/// @param back SQL in which `%s` is the text
/// @param compared SQL in which `%s` is the value as `back` must find it
record OracleColumn(String random, String back, String compared) {
  private static final String ISO_INTERVAL =
      """
      CASE WHEN %1$s IS NOT NULL THEN (to_months(coalesce(try_cast(regexp_extract(%1$s, '^P[^T]*?(-?[0-9]+)Y', 1) AS INTEGER), 0) * 12
        + coalesce(try_cast(regexp_extract(%1$s, '^P[^T]*?(-?[0-9]+)M', 1) AS INTEGER), 0))
      + to_days(coalesce(try_cast(regexp_extract(%1$s, '^P[^T]*?(-?[0-9]+)D', 1) AS INTEGER), 0))
      + to_hours(coalesce(try_cast(regexp_extract(%1$s, 'T.*?(-?[0-9]+)H', 1) AS INTEGER), 0))
      + to_minutes(coalesce(try_cast(regexp_extract(%1$s, 'T.*?(-?[0-9]+)M', 1) AS INTEGER), 0))
      + to_microseconds(coalesce(try_cast(try_cast(
          regexp_extract(%1$s, 'T.*?(-?[0-9.]+)S', 1) AS DECIMAL(18, 6)) * 1000000 AS BIGINT), 0)))
      ::VARCHAR END\
      """;

  /// What the columns are made with, once a seed stands in for `%d`.
  static final String MACROS =
      """
      CREATE OR REPLACE MACRO h(i, k) AS hash(i, k, %d);
      CREATE OR REPLACE MACRO huge(i) AS h(i, 1)::HUGEINT * (h(i, 2) >> (1 + h(i, 3) %% 63))::HUGEINT;
      CREATE OR REPLACE MACRO signed(i, v) AS CASE WHEN h(i, 4) %% 2 = 0 THEN v ELSE -v END;
      CREATE OR REPLACE MACRO exact(i, p) AS
        (CASE WHEN h(i, 4) %% 2 = 0 THEN '-' ELSE '' END) || (huge(i) // p)::VARCHAR
        || '.' || lpad((huge(i) %% p)::VARCHAR, (length(p::VARCHAR) - 1)::INTEGER, '0');
      CREATE OR REPLACE MACRO piece(i, k) AS
        (['a', 'bcd', ',', '"', chr(13), chr(10), chr(13) || chr(10), ' ', 'カ', '😀', '|', chr(9), '\\',
          '、', '0', 'NULL', '12345678', chr(1), '''', '-'])[1 + (h(i, k) %% 20)::INTEGER];
      CREATE OR REPLACE MACRO anytext(i) AS array_to_string(list_transform(
        range((h(i, 5) %% (1 + (h(i, 6) %% 30)))::BIGINT), lambda j: piece(i, 100 + j)), '');
      CREATE OR REPLACE MACRO micros(i) AS
        (h(i, 7) %% 315537897600000000)::BIGINT - 62135596800000000;
      """;

  /// Those whose text is DuckDB's own.
  static List<OracleColumn> plain() {
    return Stream.of(
            "i",
            "h(i, 1) % 2 = 0",
            "((h(i, 1) % 256)::SMALLINT - 128)::TINYINT",
            "((h(i, 1) % 65536)::INTEGER - 32768)::SMALLINT",
            "((h(i, 1) % 4294967296)::BIGINT - 2147483648)::INTEGER",
            "signed(i, (h(i, 1) >> (1 + h(i, 3) % 63))::BIGINT)",
            "signed(i, huge(i))",
            "(h(i, 1) % 256)::UTINYINT",
            "(h(i, 1) % 65536)::USMALLINT",
            "(h(i, 1) % 4294967296)::UINTEGER",
            "h(i, 1) >> (h(i, 3) % 64)",
            "h(i, 1)::UHUGEINT * (h(i, 2) >> (h(i, 3) % 64))::UHUGEINT",
            "try_cast(exact(i, 100) AS DECIMAL(4, 2))",
            "try_cast(exact(i, 1000) AS DECIMAL(9, 3))",
            "try_cast(exact(i, 1000000000) AS DECIMAL(18, 9))",
            "try_cast(exact(i, 10000000000) AS DECIMAL(38, 10))",
            "try_cast(exact(i, 100000000000000000000000000000000000) AS DECIMAL(38, 35))",
            "anytext(i)",
            "repeat(anytext(i), (h(i, 9) % 50)::INTEGER)",
            "to_json({'a': anytext(i), 'b': [h(i, 1), NULL]})",
            "h(i, 1)::BIT",
            "substring(h(i, 1)::BIT::VARCHAR, 1, 1 + (h(i, 2) % 64)::INTEGER)::BIT",
            "md5(h(i, 1)::VARCHAR)::UUID",
            "DATE '1970-01-01' + ((h(i, 1) % 8000000)::INTEGER - 4000000)",
            "CASE h(i, 1) % 3 WHEN 0 THEN DATE 'infinity' WHEN 1 THEN DATE '-infinity'"
                + " ELSE DATE '9999-12-31' END",
            "(['plain', 'a,b', 'say \"x\"', '', 'NULL'])[1 + (h(i, 1) % 5)::INTEGER]"
                + "::ENUM('plain', 'a,b', 'say \"x\"', '', 'NULL')")
        .map(random -> new OracleColumn(random, "%s", "%s::VARCHAR"))
        .toList();
  }

  /// Those whose text is another one, by the rules in export/src/test/resources/spec.
  static List<OracleColumn> others() {
    String number = "(h(i, 1)::DOUBLE - 9e18) * pow(10, (h(i, 2) %% %d)::INTEGER - %d)";
    String strange =
        "CASE h(i, 3) % 20 WHEN 0 THEN 'NaN' WHEN 1 THEN '-Infinity' WHEN 2 THEN '-0' END";
    return Stream.of(
            cast(
                "coalesce((%s)::FLOAT, (%s)::FLOAT)".formatted(strange, number.formatted(50, 50)),
                "FLOAT"),
            cast(
                "coalesce((%s)::DOUBLE, %s)".formatted(strange, number.formatted(600, 320)),
                "DOUBLE"),
            cast("((h(i, 1) % 20000000)::BIGINT - 10000000) / 100.0", "DOUBLE"),
            cast("TIME '00:00:00' + to_microseconds((h(i, 1) % 86400000000)::BIGINT)", "TIME"),
            cast(
                "('12:34:56.' || lpad((h(i, 1) % 1000000000)::VARCHAR, 9, '0'))::TIME_NS",
                "TIME_NS"),
            cast(
                "((TIME '00:00:00' + to_microseconds((h(i, 1) % 86400000000)::BIGINT))::VARCHAR || '+'"
                    + " || lpad((h(i, 2) % 15)::VARCHAR, 2, '0') || ':30')::TIMETZ",
                "TIMETZ"),
            cast("make_timestamp(micros(i))::TIMESTAMP_S", "TIMESTAMP_S"),
            cast("make_timestamp(micros(i))::TIMESTAMP_MS", "TIMESTAMP_MS"),
            cast("make_timestamp(micros(i))", "TIMESTAMP"),
            cast("make_timestamp_ns((h(i, 1) >> (1 + h(i, 3) % 8))::BIGINT)", "TIMESTAMP_NS"),
            cast("make_timestamp(micros(i))::TIMESTAMPTZ", "TIMESTAMPTZ"),
            cast(
                "make_timestamp((h(i, 1) % 4000000000000000)::BIGINT)::TIMESTAMPTZ", "TIMESTAMPTZ"),
            new OracleColumn(
                "to_months(signed(i, (h(i, 1) % 1000)::INTEGER)) + to_days((h(i, 2) % 100)::INTEGER - 50)"
                    + " + to_microseconds((h(i, 3) % 90000000000)::BIGINT)",
                ISO_INTERVAL, "%s::VARCHAR"),
            new OracleColumn(
                "encode(anytext(i)) || unhex(md5(i::VARCHAR))", "from_base64(%s)", "%s"),
            json("[h(i, 1) % 100, NULL, i]", "UBIGINT[]"),
            json(
                "list_transform(range((h(i, 1) % 5)::BIGINT), lambda j: piece(i, 200 + j))",
                "VARCHAR[]"),
            json(
                "{'x': h(i, 1) % 3, 'y \"z\"': anytext(i)}",
                "STRUCT(x UBIGINT, \"y \"\"z\"\"\" VARCHAR)"),
            json("[{'a': [anytext(i), NULL]}, NULL]", "STRUCT(a VARCHAR[])[]"),
            json("MAP {piece(i, 1): h(i, 2) / 1e3, '': NULL}", "MAP(VARCHAR, DOUBLE)"),
            json("[h(i, 1) % 2 = 0, NULL, true]", "BOOLEAN[]"),
            json("array_value(h(i, 1) / 1e9, h(i, 2) / 1e12, -0.5)", "DOUBLE[3]"),
            new OracleColumn(
                "CASE WHEN h(i, 1) % 2 = 0 THEN union_value(num := (h(i, 2) % 1000)::INTEGER)"
                    + "::UNION(num INTEGER, str VARCHAR)"
                    + " ELSE union_value(str := anytext(i))::UNION(num INTEGER, str VARCHAR) END",
                "%s", "%s::VARCHAR"))
        .toList();
  }

  private static OracleColumn cast(String random, String type) {
    return new OracleColumn(random, "%s::" + type, "%s::" + type);
  }

  private static OracleColumn json(String random, String type) {
    return new OracleColumn(random, "%s::JSON::" + type, "%s::" + type);
  }

  /// SQL for the column `c` and its number, NULL in every sixth row.
  String definition(int number) {
    return "CASE WHEN h(i, %d) %% 6 = 0 THEN NULL ELSE %s END AS c%d"
        .formatted(1_000 + number, random, number);
  }

  /// SQL that counts the rows whose text in `f` does not stand for the value in `t`.
  String differences(int number) {
    return "count(*) FILTER (%s IS DISTINCT FROM %s)"
        .formatted(back.formatted("f.c" + number), compared.formatted("t.c" + number));
  }
}
