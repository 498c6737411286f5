package io.kartero.query.sql;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What SQL that was written for one engine has to say on the other. `docs/engines.md` has the same
/// as a table.
public final class Portability {
  /// DuckDB's words, for who runs them on Trino.
  public static final Portability ON_TRINO =
      new Portability(
          "DuckDB",
          List.of(
              new Rule(": :", "x::type", "CAST(x AS type)"),
              new Rule("\\* EXCLUDE\\b", "* EXCLUDE", "the columns by name"),
              new Rule("\\* REPLACE\\b", "* REPLACE", "the columns by name"),
              new Rule("\\bCOLUMNS \\(", "COLUMNS(...)", "the columns by name"),
              new Rule("\\bQUALIFY\\b", "QUALIFY", "a subquery, and WHERE around it"),
              new Rule("\\b(GROUP|ORDER) BY ALL\\b", "BY ALL", "the columns by name"),
              new Rule(
                  "\\b(RANGE|GENERATE_SERIES) \\(", "range(a, b)", "UNNEST(sequence(a, b - 1))"),
              new Rule("(^|[(,=]|SELECT|IN) \\[", "[1, 2]", "ARRAY[1, 2]"),
              new Rule("\\bMAP \\{", "MAP {k: v}", "MAP(ARRAY[k], ARRAY[v])"),
              new Rule("(^|[(,=]|SELECT) \\{", "{'a': 1}", "CAST(ROW(1) AS ROW(a integer))"),
              new Rule(
                  "\\bSTRFTIME \\(", "strftime(t, f)", "date_format(t, f), with %i for minutes"),
              new Rule("\\bSTRPTIME \\(", "strptime(s, f)", "date_parse(s, f)"),
              new Rule("\\bEPOCH \\(", "epoch(t)", "to_unixtime(t)"),
              new Rule("\\bTO_TIMESTAMP \\(", "to_timestamp(n)", "from_unixtime(n)"),
              new Rule("\\bSTRING_AGG \\(", "string_agg(x, ',')", "array_join(array_agg(x), ',')"),
              new Rule("\\bLIST \\(", "list(x)", "array_agg(x)"),
              new Rule("\\bLEN \\(", "len(x)", "length(x), or cardinality(x) of an array"),
              new Rule("\\bLIST_CONTAINS \\(", "list_contains(l, x)", "contains(l, x)"),
              new Rule("\\bREGEXP_MATCHES \\(", "regexp_matches(s, r)", "regexp_like(s, r)"),
              new Rule(
                  "\\bAPPROX_COUNT_DISTINCT \\(", "approx_count_distinct(x)", "approx_distinct(x)"),
              new Rule(
                  "\\bJSON_EXTRACT_STRING \\(",
                  "json_extract_string(j, p)",
                  "json_extract_scalar(j, p)"),
              new Rule("\\bILIKE\\b", "ILIKE", "lower(x) LIKE lower(y)"),
              new Rule("\\bTIMESTAMPTZ '", "TIMESTAMPTZ '...'", "TIMESTAMP '... UTC'"),
              new Rule(
                  "\\bINTERVAL (\\d|' (?!DAY|HOUR|MINUTE|SECOND|MONTH|YEAR))",
                  "INTERVAL 1 day",
                  "INTERVAL '1' DAY"),
              new Rule("\\bE '", "E'...\\n'", "chr(10), joined with ||"),
              new Rule(
                  "\\bREAD_(CSV|PARQUET|JSON)\\w* \\(",
                  "read_csv(...)",
                  "a table: Trino reads no files of this machine"),
              new Rule("\\bRETURNING\\b", "RETURNING", "a SELECT behind it"),
              new Rule("\\bLIMIT \\d[\\d ]* OFFSET\\b", "LIMIT n OFFSET m", "OFFSET m LIMIT n"),
              new Rule(
                  "\\bCREATE OR REPLACE TEMP\\b|\\bCREATE TEMP\\b",
                  "CREATE TEMP TABLE",
                  "WITH name AS (SELECT ...)"),
              new Rule("^FROM\\b", "FROM without SELECT", "SELECT * FROM")));

  /// Trino's words, for who runs them in the warehouse.
  public static final Portability IN_WAREHOUSE =
      new Portability(
          "Trino",
          List.of(
              new Rule("\\bSEQUENCE \\(", "sequence(a, b)", "range(a, b + 1)"),
              new Rule(
                  "\\bDATE_FORMAT \\(", "date_format(t, f)", "strftime(t, f), with %M for minutes"),
              new Rule(
                  "\\bFORMAT_DATETIME \\(",
                  "format_datetime(t, f)",
                  "strftime(t, f), with % before each letter"),
              new Rule("\\bDATE_PARSE \\(", "date_parse(s, f)", "strptime(s, f)"),
              new Rule("\\bFROM_UNIXTIME \\(", "from_unixtime(n)", "to_timestamp(n)"),
              new Rule("\\bTO_UNIXTIME \\(", "to_unixtime(t)", "epoch(t)"),
              new Rule("\\bAPPROX_DISTINCT \\(", "approx_distinct(x)", "approx_count_distinct(x)"),
              new Rule(
                  "\\bAPPROX_PERCENTILE \\(", "approx_percentile(x, p)", "approx_quantile(x, p)"),
              new Rule(
                  "\\bJSON_EXTRACT_SCALAR \\(",
                  "json_extract_scalar(j, p)",
                  "json_extract_string(j, p)"),
              new Rule("\\bREGEXP_LIKE \\(", "regexp_like(s, r)", "regexp_matches(s, r)"),
              new Rule("\\bMAP_AGG \\(", "map_agg(k, v)", "map(list(k), list(v))"),
              new Rule("\\bARRAY_JOIN \\(", "array_join(a, ',')", "array_to_string(a, ',')"),
              new Rule("\\bWITH_TIMEZONE \\(", "with_timezone(t, z)", "t AT TIME ZONE z"),
              new Rule(
                  "\\bURL_EXTRACT_HOST \\(",
                  "url_extract_host(u)",
                  "regexp_extract(u, '//([^/:]+)', 1)"),
              new Rule("\\bDATE_ADD \\( '", "date_add('day', n, t)", "t + INTERVAL (n) DAY"),
              new Rule("\\bCURRENT_TIMESTAMP \\(", "current_timestamp(p)", "current_timestamp"),
              new Rule("\\bWITH FUNCTION\\b", "WITH FUNCTION", "CREATE TEMP MACRO"),
              new Rule(
                  "\\bTABLESAMPLE BERNOULLI\\b",
                  "TABLESAMPLE BERNOULLI (p)",
                  "USING SAMPLE p PERCENT (bernoulli)"),
              new Rule("\\bSHOW (SCHEMAS|CATALOGS)\\b", "SHOW SCHEMAS", "SHOW DATABASES")));

  /// @param sql in the form of [#canonical]
  private record Rule(Pattern sql, String theirs, String ours) {
    Rule(String sql, String theirs, String ours) {
      this(Pattern.compile(sql), theirs, ours);
    }
  }

  private final String origin;
  private final List<Rule> rules;

  private Portability(String origin, List<Rule> rules) {
    this.origin = origin;
    this.rules = rules;
  }

  /// What a statement that was refused has of the other engine's words; empty when nothing is known
  /// of it.
  public String hint(String sql) {
    String canonical = canonical(sql);
    String found =
        rules.stream()
            .filter(rule -> rule.sql().matcher(canonical).find())
            .limit(3)
            .map(rule -> "for %s write %s".formatted(rule.theirs(), rule.ours()))
            .collect(Collectors.joining("; "));
    return found.isEmpty() ? "" : "\nSQL of " + origin + ": " + found;
  }

  /// Words in capital letters and signs, with one space between them; of a quoted text only its
  /// quote.
  private static String canonical(String sql) {
    return SqlToken.of(sql).stream().map(SqlToken::text).collect(Collectors.joining(" "));
  }
}
