package io.kartero.query.trino;

import io.kartero.query.sql.SqlToken;
import io.kartero.query.td.TimeZones;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a statement has written out: the only intervals, patterns and zones' names that its
/// functions of time have to know.
///
/// @param zones by their names in small letters, those of any statement included
record TdWords(Set<String> literals, Set<Long> numbers, Map<String, ZoneId> zones) {
  /// Seconds since 1970: `200000`.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w'.-])\\d{1,12}(?![\\w'.])");

  /// What a column that names zones may say in any statement.
  private static final List<String> USUAL_ZONES =
      List.of("UTC", "GMT", "Z", "JST", "PST", "PDT", "MST", "MDT", "CST", "CDT", "EST", "EDT");

  static TdWords of(String sql) {
    Set<String> literals = new LinkedHashSet<>(SqlToken.literals(sql));
    Map<String, ZoneId> zones = new LinkedHashMap<>();
    USUAL_ZONES.forEach(name -> add(name, zones));
    literals.forEach(name -> add(name, zones));
    Set<Long> numbers =
        NUMBER
            .matcher(sql)
            .results()
            .map(found -> Long.valueOf(found.group()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new TdWords(literals, numbers, zones);
  }

  private static void add(String name, Map<String, ZoneId> zones) {
    try {
      zones.put(name.strip().toLowerCase(Locale.ROOT), TimeZones.of(name));
    } catch (IllegalArgumentException e) {
      // Most texts are no zones.
    }
  }

  /// Each zone once, whatever it is called.
  List<ZoneId> differentZones() {
    return List.copyOf(new LinkedHashSet<>(zones.values()));
  }

  /// What Trino calls a zone.
  static String trinoId(ZoneId zone) {
    String id = zone.getId();
    return id.equals("Z") ? "UTC" : id;
  }
}
