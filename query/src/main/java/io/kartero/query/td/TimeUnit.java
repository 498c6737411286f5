package io.kartero.query.td;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What times are cut to and counted in. Weeks begin on Monday.
enum TimeUnit {
  SECOND('s', ChronoUnit.SECONDS, "yyyy-MM-dd HH:mm:ss"),
  MINUTE('m', ChronoUnit.MINUTES, "yyyy-MM-dd HH:mm"),
  HOUR('h', ChronoUnit.HOURS, "yyyy-MM-dd HH"),
  DAY('d', ChronoUnit.DAYS, "yyyy-MM-dd"),
  WEEK('w', ChronoUnit.WEEKS, "yyyy-MM-dd"),
  MONTH('M', ChronoUnit.MONTHS, "yyyy-MM"),
  QUARTER('q', IsoFields.QUARTER_YEARS, "yyyy-MM"),
  YEAR('y', ChronoUnit.YEARS, "yyyy");

  private final char letter;
  private final TemporalUnit unit;
  private final String pattern;

  TimeUnit(char letter, TemporalUnit unit, String pattern) {
    this.letter = letter;
    this.unit = unit;
    this.pattern = pattern;
  }

  /// The pattern that shows a time as exactly as this unit.
  String pattern() {
    return pattern;
  }

  static TimeUnit of(char letter) {
    for (TimeUnit unit : values()) {
      if (unit.letter == letter) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "'" + letter + "' is no unit of time; there are " + letters());
  }

  static TimeUnit named(String name) {
    for (TimeUnit unit : values()) {
      if (unit.name().equalsIgnoreCase(name)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no unit of time; there are " + names());
  }

  static String letters() {
    return Arrays.stream(values())
        .map(unit -> String.valueOf(unit.letter))
        .collect(Collectors.joining(", "));
  }

  private static String names() {
    return Arrays.stream(values())
        .map(unit -> unit.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  ZonedDateTime truncate(ZonedDateTime time) {
    LocalDate day = time.toLocalDate();
    return switch (this) {
      case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.atStartOfDay(time.getZone());
      case WEEK ->
          day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
      case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
      case QUARTER ->
          day.withDayOfMonth(1)
              .withMonth(day.getMonth().firstMonthOfQuarter().getValue())
              .atStartOfDay(time.getZone());
      case YEAR -> day.withDayOfYear(1).atStartOfDay(time.getZone());
    };
  }

  ZonedDateTime add(ZonedDateTime time, long amount) {
    return time.plus(amount, unit);
  }
}
