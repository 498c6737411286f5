package io.kartero.query.trino;

import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;

/// A pattern of [SimpleDateFormat] as an expression in Trino's SQL, over `l`, a time in its zone.
///
/// Trino's own formatting functions know other patterns, and write other names of zones.
final class TdPattern {
  private static final String MONTHS =
      "ARRAY['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',"
          + " 'September', 'October', 'November', 'December']";
  private static final String DAYS =
      "ARRAY['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']";

  /// Minutes from UTC.
  private static final String OFFSET = "(timezone_hour(l) * 60 + timezone_minute(l))";

  /// Weeks of the United States: they begin on Sunday, and the first has the first of January.
  private static final String WEEK =
      "IF(year(date_add('day', 6 - day_of_week(l) % 7, l)) > year(l), 1,"
          + " (day_of_year(l) - 1 + day_of_week(date_trunc('year', l)) % 7) / 7 + 1)";

  private static final Map<Character, String> NUMBERS =
      Map.ofEntries(
          Map.entry('d', "day(l)"),
          Map.entry('D', "day_of_year(l)"),
          Map.entry('H', "hour(l)"),
          Map.entry('k', "IF(hour(l) = 0, 24, hour(l))"),
          Map.entry('K', "hour(l) % 12"),
          Map.entry('h', "IF(hour(l) % 12 = 0, 12, hour(l) % 12)"),
          Map.entry('m', "minute(l)"),
          Map.entry('s', "second(l)"),
          Map.entry('S', "0"),
          Map.entry('u', "day_of_week(l)"),
          Map.entry('F', "(day(l) - 1) / 7 + 1"),
          Map.entry('w', WEEK));

  private final String pattern;
  private final List<ZoneId> zones;
  private final List<String> parts = new ArrayList<>();

  private TdPattern(String pattern, List<ZoneId> zones) {
    this.pattern = pattern;
    this.zones = zones;
  }

  /// @param zones those whose names may have to be written
  /// @return empty for what is no pattern, or has a letter that has no expression here
  static Optional<String> expression(String pattern, List<ZoneId> zones) {
    try {
      var _ = new SimpleDateFormat(pattern, Locale.US);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    TdPattern reading = new TdPattern(pattern, zones);
    return reading.read()
        ? Optional.of(
            reading.parts.isEmpty()
                ? "''"
                : reading.parts.size() == 1
                    ? reading.parts.getFirst()
                    : "concat(" + String.join(", ", reading.parts) + ")")
        : Optional.empty();
  }

  private boolean read() {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = quoted(at);
      } else if (Character.isLetter(c) && c < 128) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        Optional<String> part = letter(c, end - at);
        if (part.isEmpty()) {
          return false;
        }
        parts.add(part.get());
      } else {
        parts.add(literal(String.valueOf(c)));
      }
      at = end;
    }
    return true;
  }

  /// `''` is a quote, anywhere.
  private int quoted(int at) {
    if (pattern.startsWith("''", at)) {
      parts.add(literal("'"));
      return at + 2;
    }
    StringBuilder text = new StringBuilder();
    int end = at + 1;
    while (end < pattern.length()
        && (pattern.charAt(end) != '\'' || pattern.startsWith("''", end))) {
      text.append(pattern.charAt(end));
      end += pattern.charAt(end) == '\'' ? 2 : 1;
    }
    parts.add(literal(text.toString()));
    return end + 1;
  }

  private Optional<String> letter(char letter, int count) {
    String number = NUMBERS.get(letter);
    if (number != null) {
      return Optional.of(padded(number, count));
    }
    return switch (letter) {
      case 'y' -> Optional.of(count == 2 ? padded("year(l) % 100", 2) : padded("year(l)", count));
      case 'M', 'L' -> Optional.of(name(MONTHS, "month(l)", count));
      case 'E' ->
          Optional.of(
              count < 3 ? name(DAYS, "day_of_week(l)", 3) : name(DAYS, "day_of_week(l)", count));
      case 'a' -> Optional.of("IF(hour(l) < 12, 'AM', 'PM')");
      case 'G' -> Optional.of("IF(year(l) > 0, 'AD', 'BC')");
      case 'Z' -> Optional.of(offset(""));
      case 'X' -> iso(count);
      case 'z' -> Optional.of(zone(count < 4 ? TimeZone.SHORT : TimeZone.LONG));
      default -> Optional.empty();
    };
  }

  private static String name(String names, String number, int count) {
    if (count < 3) {
      return padded(number, count);
    }
    String full = "element_at(" + names + ", CAST(" + number + " AS integer))";
    return count == 3 ? "substr(" + full + ", 1, 3)" : full;
  }

  /// `lpad` would cut what is longer.
  private static String padded(String number, int digits) {
    String text = "CAST(" + number + " AS varchar)";
    return digits < 2
        ? text
        : "lpad(%1$s, greatest(%2$d, length(%1$s)), '0')".formatted(text, digits);
  }

  private static String offset(String between) {
    return "concat(IF(%1$s < 0, '-', '+'), lpad(CAST(abs(%1$s) / 60 AS varchar), 2, '0'), '%2$s',"
            .formatted(OFFSET, between)
        + " lpad(CAST(abs(%1$s) %% 60 AS varchar), 2, '0'))".formatted(OFFSET);
  }

  private static Optional<String> iso(int count) {
    String written =
        switch (count) {
          case 1 -> "substr(" + offset("") + ", 1, 3)";
          case 2 -> offset("");
          case 3 -> offset(":");
          default -> "";
        };
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of("IF(" + OFFSET + " = 0, 'Z', " + written + ")");
  }

  /// The names that Java has, by the zone and its offset at that time.
  private String zone(int style) {
    return zones.stream()
        .map(zone -> {
          TimeZone named = TimeZone.getTimeZone(zone);
          return "WHEN z = %s THEN IF(%s = %d, %s, %s)"
              .formatted(
                  literal(TdWords.trinoId(zone)),
                  OFFSET,
                  named.getRawOffset() / 60_000,
                  literal(named.getDisplayName(false, style, Locale.US)),
                  literal(named.getDisplayName(true, style, Locale.US)));
        })
        .collect(
            Collectors.joining(
                " ",
                "CASE ",
                " ELSE CAST(fail('TD_TIME_FORMAT: the name of a zone needs the zone to be written"
                    + " out in the SQL') AS varchar) END"));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
