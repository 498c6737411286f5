package io.kartero.query.trino;

import io.kartero.query.td.TdTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `TD_INTERVAL` and `TD_INTERVAL_RANGE`: every interval of a statement in every zone of it,
/// computed.
///
/// @param now in seconds: what they count from
record TdIntervals(TdWords words, long now, TdDefinitions definitions) {
  /// With more, the definitions would grow too long.
  private static final int MOST_NUMBERS = 20;

  private static final String WITHIN = "t >= td__start(i, %1$s) AND t < td__end(i, %1$s)";
  private static final String RANGE = "ARRAY[td__start(i, %1$s), td__end(i, %1$s)]";
  private static final String BOUND = "(i varchar, z varchar) RETURNS bigint";

  void contain() {
    bounds("", now);
    definitions.put(
        "td_interval(t bigint, i varchar, z varchar) RETURNS boolean", WITHIN.formatted("z"));
    definitions.put("td_interval(t bigint, i varchar) RETURNS boolean", WITHIN.formatted("'UTC'"));
    if (words.numbers().size() <= MOST_NUMBERS) {
      containFromElsewhere();
    }
  }

  void range() {
    bounds("", now);
    definitions.put(
        "td_interval_range(i varchar, z varchar) RETURNS array(bigint)", RANGE.formatted("z"));
    definitions.put("td_interval_range(i varchar) RETURNS array(bigint)", RANGE.formatted("'UTC'"));
  }

  /// With a time to count from, of those that the statement has written out.
  private void containFromElsewhere() {
    words.numbers().forEach(from -> bounds("_" + from, from));
    String cases =
        words.numbers().stream()
            .map(from ->
                "WHEN n = %1$d THEN t >= td__start_%1$d(i, z) AND t < td__end_%1$d(i, z)"
                    .formatted(from))
            .collect(Collectors.joining(" "));
    String refused =
        "CAST(fail('TD_INTERVAL: the time to count from must be written out in the SQL') AS"
            + " boolean)";
    definitions.put(
        "td_interval(t bigint, i varchar, z varchar, n bigint) RETURNS boolean",
        cases.isEmpty() ? refused : "CASE " + cases + " ELSE " + refused + " END");
  }

  private interface Bound {
    long of(TdTime td, String interval, String zone, long from);
  }

  private void bounds(String ending, long from) {
    definitions.zone(words);
    definitions.put("td__start" + ending + BOUND, bound(TdTime::intervalStart, from));
    definitions.put("td__end" + ending + BOUND, bound(TdTime::intervalEnd, from));
  }

  private String bound(Bound bound, long from) {
    TdTime td = new TdTime();
    List<String> cases = new ArrayList<>();
    for (String interval : words.literals()) {
      for (ZoneId zone : words.differentZones()) {
        try {
          cases.add(
              "WHEN i = %s AND td__zone(z) = %s THEN %d"
                  .formatted(
                      TdPattern.literal(interval),
                      TdPattern.literal(TdWords.trinoId(zone)),
                      bound.of(td, interval, zone.getId(), from)));
        } catch (IllegalArgumentException e) {
          // Most texts are no intervals.
        }
      }
    }
    String refused =
        "CAST(fail(concat('TD_INTERVAL: ''', i, ''' is no interval that is written out in the SQL;"
            + " write it as -7d, -1M/now, -1d/-7d or -1h/2026-01-31 12:00:00')) AS bigint)";
    return cases.isEmpty()
        ? refused
        : "CASE %s WHEN i IS NULL OR z IS NULL THEN NULL ELSE %s END"
            .formatted(String.join(" ", cases), refused);
  }
}
