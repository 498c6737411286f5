package io.kartero.query.trino;

import io.kartero.query.sql.SqlToken;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Treasure Data's functions of time as definitions in Trino's SQL, put into a statement that uses
/// them.
///
/// Intervals and patterns are read here, by the same code as for the warehouse, and so the texts
/// that the statement has written out are all that these functions know.
final class TdInline {
  private static final String UTC = "'UTC'";
  private static final String ONE_NUMBER = "^\\s*([+-]?\\d{1,9})([smhdw])\\s*$";
  private static final String TIME =
      "^\\s*(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?"
          + "(?: ?([A-Za-z+-][A-Za-z0-9_+:/-]*))?\\s*$";

  private final TdWords words;
  private final long now;
  private final TdDefinitions definitions = new TdDefinitions();

  private TdInline(TdWords words, long now) {
    this.words = words;
    this.now = now;
  }

  /// The definitions that a statement needs, in one line: `FUNCTION ... , FUNCTION ...`; empty when
  /// it needs none.
  static String definitions(SqlStatement statement, Instant now) {
    Set<String> used =
        statement.tokens().stream()
            .map(SqlToken::text)
            .filter(text -> text.startsWith("TD_"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (used.isEmpty()) {
      return "";
    }
    TdInline functions = new TdInline(TdWords.of(statement.text()), now.getEpochSecond());
    used.forEach(functions::define);
    return functions.definitions.toString();
  }

  private void define(String name) {
    switch (name) {
      case "TD_SCHEDULED_TIME" -> scheduledTime();
      case "TD_TIME_PARSE" -> parse();
      case "TD_TIME_RANGE" -> range();
      case "TD_INTERVAL" -> new TdIntervals(words, now, definitions).contain();
      case "TD_INTERVAL_RANGE" -> new TdIntervals(words, now, definitions).range();
      case "TD_TIME_ADD" -> add();
      case "TD_TIME_FORMAT" -> format();
      case "TD_TIME_STRING" -> string();
      case "TD_DATE_TRUNC" -> truncate();
      default -> {}
    }
  }

  private void scheduledTime() {
    definitions.put("td_scheduled_time() RETURNS bigint", "BIGINT '" + now + "'");
  }

  private void parse() {
    definitions.zone(words);
    definitions.put(
        "td__seconds(l timestamp(0), z varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        // Of a time that comes twice it is the first.
        "CAST(to_unixtime(with_timezone(l, z)) AS bigint)"
            + " - IF(CAST(at_timezone(with_timezone(l, z) - INTERVAL '1' HOUR, z) AS timestamp(0))"
            + " = l, 3600, 0)");
    definitions.put(
        "td__local(s varchar) RETURNS timestamp(0) RETURNS NULL ON NULL INPUT",
        "coalesce(try_cast(concat(regexp_extract(s, '%1$s', 1), '-', lpad(regexp_extract(s, '%1$s',"
                .formatted(TIME)
            + " 2), 2, '0'), '-', lpad(regexp_extract(s, '%1$s', 3), 2, '0'), ' ',".formatted(TIME)
            + " lpad(coalesce(regexp_extract(s, '%1$s', 4), '0'), 2, '0'), ':',".formatted(TIME)
            + " coalesce(regexp_extract(s, '%1$s', 5), '00'), ':',".formatted(TIME)
            + " coalesce(regexp_extract(s, '%1$s', 6), '00')) AS timestamp(0)),".formatted(TIME)
            + " CAST(fail(concat('TD_TIME_PARSE: ''', s, ''' is no time; write it as yyyy-MM-dd or"
            + " yyyy-MM-dd HH:mm:ss, with or without a time zone behind it')) AS timestamp(0)))");
    definitions.put(
        "td_time_parse(s varchar, z varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td__seconds(td__local(s), td__zone(coalesce(regexp_extract(s, '%s', 7), z)))"
            .formatted(TIME));
    definitions.put(
        "td_time_parse(s varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td_time_parse(s, " + UTC + ")");
  }

  private void range() {
    parse();
    for (String start : List.of("varchar", "bigint")) {
      definitions.put(
          "td_time_range(t bigint, s %s) RETURNS boolean".formatted(start),
          "(s IS NULL OR t >= %s)".formatted(bound("s", start, UTC)));
      for (String end : List.of("varchar", "bigint")) {
        definitions.put(
            "td_time_range(t bigint, s %s, e %s) RETURNS boolean".formatted(start, end),
            within(start, end, UTC));
        definitions.put(
            "td_time_range(t bigint, s %s, e %s, z varchar) RETURNS boolean".formatted(start, end),
            within(start, end, "z"));
      }
    }
  }

  private static String within(String start, String end, String zone) {
    return "(s IS NULL OR t >= %s) AND (e IS NULL OR t < %s)"
        .formatted(bound("s", start, zone), bound("e", end, zone));
  }

  private static String bound(String name, String type, String zone) {
    return type.equals("bigint") ? name : "td_time_parse(" + name + ", " + zone + ")";
  }

  private void add() {
    parse();
    definitions.put(
        "td_time_add(t bigint, d varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "t + coalesce(CAST(regexp_extract(d, '%1$s', 1) AS bigint) * CASE regexp_extract(d, '%1$s', 2)"
                .formatted(ONE_NUMBER)
            + " WHEN 's' THEN 1 WHEN 'm' THEN 60 WHEN 'h' THEN 3600 WHEN 'd' THEN 86400 ELSE 604800"
            + " END, CAST(fail(concat('TD_TIME_ADD: ''', d, ''' is no duration; write it as -1d,"
            + " with the units s, m, h, d, w')) AS bigint))");
    definitions.put(
        "td_time_add(t bigint, d varchar, z varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td_time_add(t, d)");
    definitions.put(
        "td_time_add(t varchar, d varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td_time_add(td_time_parse(t), d)");
    definitions.put(
        "td_time_add(t varchar, d varchar, z varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td_time_add(td_time_parse(t, z), d)");
  }

  private void format() {
    definitions.zone(words);
    List<ZoneId> known = words.differentZones();
    String patterns =
        words.literals().stream()
            .map(literal ->
                TdPattern.expression(literal, known)
                    .map(written ->
                        "WHEN p = %s THEN %s".formatted(TdPattern.literal(literal), written)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    String refused =
        "CAST(fail(concat('TD_TIME_FORMAT: ''', p, ''' is no pattern of a time that is written out"
            + " in the SQL and has an equal in Trino')) AS varchar)";
    definitions.put(
        "td__format(l timestamp(0) with time zone, p varchar, z varchar) RETURNS varchar RETURNS"
            + " NULL ON NULL INPUT",
        patterns.isEmpty() ? refused : "CASE " + patterns + " ELSE " + refused + " END");
    definitions.put(
        "td_time_format(t bigint, p varchar, z varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "td__format(%s, p, td__zone(z))".formatted(local("z")));
    definitions.put(
        "td_time_format(t bigint, p varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "td_time_format(t, p, " + UTC + ")");
  }

  private static String local(String zone) {
    return "CAST(from_unixtime(t, td__zone(" + zone + ")) AS timestamp(0) with time zone)";
  }

  private void truncate() {
    definitions.zone(words);
    definitions.put(
        "td_date_trunc(u varchar, t bigint, z varchar) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "IF(lower(u) IN ('second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'),"
            + " CAST(to_unixtime(date_trunc(lower(u), %s)) AS bigint),".formatted(local("z"))
            + " CAST(fail(concat('TD_DATE_TRUNC: ''', u, ''' is no unit of time; there are second,"
            + " minute, hour, day, week, month, quarter, year')) AS bigint))");
    definitions.put(
        "td_date_trunc(u varchar, t bigint) RETURNS bigint RETURNS NULL ON NULL INPUT",
        "td_date_trunc(u, t, " + UTC + ")");
  }

  /// Letters that stand for units are known to Trino; longer forms are patterns.
  private void string() {
    truncate();
    format();
    String full = TdPattern.expression("yyyy-MM-dd HH:mm:ssZ", List.of()).orElseThrow();
    definitions.put(
        "td__full(l timestamp(0) with time zone) RETURNS varchar RETURNS NULL ON NULL INPUT", full);
    definitions.put(
        "td__cut(t bigint, f varchar, z varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "td__full(date_trunc(CASE substr(f, 1, 1) WHEN 's' THEN 'second' WHEN 'm' THEN 'minute'"
            + " WHEN 'h' THEN 'hour' WHEN 'd' THEN 'day' WHEN 'w' THEN 'week' WHEN 'M' THEN 'month'"
            + " WHEN 'q' THEN 'quarter' WHEN 'y' THEN 'year' ELSE"
            + " CAST(fail(concat('TD_TIME_STRING: ''', substr(f, 1, 1), ''' is no unit of time;"
            + " there are s, m, h, d, w, M, q, y')) AS varchar) END, "
            + local("z")
            + "))");
    definitions.put(
        "td_time_string(t bigint, f varchar, z varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "CASE WHEN length(f) = 1 THEN td__cut(t, f, z)"
            + " WHEN length(f) = 2 AND substr(f, 2) = '!' THEN substr(td__cut(t, f, z), 1,"
            + " CASE substr(f, 1, 1) WHEN 'y' THEN 4 WHEN 'q' THEN 7 WHEN 'M' THEN 7 WHEN 'w' THEN"
            + " 10 WHEN 'd' THEN 10 WHEN 'h' THEN 13 WHEN 'm' THEN 16 ELSE 19 END)"
            + " ELSE td_time_format(t, f, z) END");
    definitions.put(
        "td_time_string(t bigint, f varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "td_time_string(t, f, " + UTC + ")");
  }
}
