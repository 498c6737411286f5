package io.kartero.export.encode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Timestamps by a pattern. Not the hot way.
final class PatternTimestamps extends Timestamps {
  /// More than any directive needs: a year of nine digits with its sign, a zone's name.
  private static final int LONGEST_DIRECTIVE = 32;

  private final TimestampPattern pattern;
  private final DateTimeFormatter zoneName;
  private final boolean utc;

  PatternTimestamps(String pattern, ZoneId zone) {
    super(zone);
    this.pattern = TimestampPattern.parse(pattern);
    this.utc = isUtc(zone);
    this.zoneName = DateTimeFormatter.ofPattern("zzz", Locale.US).withZone(zone);
  }

  @Override
  int longest() {
    return pattern.parts().stream()
        .mapToInt(part ->
            switch (part) {
              case TimestampPattern.Literal(String text) -> utf8(text).length;
              case TimestampPattern.Directive _ -> LONGEST_DIRECTIVE;
            })
        .sum();
  }

  @Override
  int put(
      byte[] target, int at, long days, int secondOfDay, int nanos, Kind kind, int offsetSeconds) {
    Moment moment = new Moment(days, secondOfDay, nanos, kind, offsetSeconds);
    int end = at;
    for (TimestampPattern.Part part : pattern.parts()) {
      byte[] text =
          utf8(
              switch (part) {
                case TimestampPattern.Literal(String literal) -> literal;
                case TimestampPattern.Directive directive -> text(directive, moment);
              });
      System.arraycopy(text, 0, target, end, text.length);
      end += text.length;
    }
    return end;
  }

  private String text(TimestampPattern.Directive directive, Moment moment) {
    return switch (directive) {
      case YEAR -> moment.padded(moment.date().getYear(), 4);
      case YEAR_OF_CENTURY -> moment.padded(Math.floorMod(moment.date().getYear(), 100), 2);
      case MONTH -> moment.padded(moment.date().getMonthValue(), 2);
      case DAY -> moment.padded(moment.date().getDayOfMonth(), 2);
      case DAY_SPACED ->
          moment.date().getDayOfMonth() < 10
              ? " " + moment.date().getDayOfMonth()
              : Integer.toString(moment.date().getDayOfMonth());
      case DAY_OF_YEAR -> moment.padded(moment.date().getDayOfYear(), 3);
      case HOUR -> moment.padded(moment.hour(), 2);
      case HOUR_OF_HALF -> moment.padded((moment.hour() + 11) % 12 + 1, 2);
      case MINUTE -> moment.padded(moment.secondOfDay() / 60 % 60, 2);
      case SECOND -> moment.padded(moment.secondOfDay() % 60, 2);
      case MILLIS, MILLIS_SHORT -> moment.padded(moment.nanos() / 1_000_000, 3);
      case MICROS -> moment.padded(moment.nanos() / 1_000, 6);
      case NANOS, NANOS_SHORT -> moment.padded(moment.nanos(), 9);
      case HALF -> moment.hour() < 12 ? "AM" : "PM";
      case MONTH_NAME -> moment.date().getMonth().getDisplayName(TextStyle.SHORT, Locale.US);
      case MONTH_NAME_LONG -> moment.date().getMonth().getDisplayName(TextStyle.FULL, Locale.US);
      case WEEKDAY -> moment.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US);
      case WEEKDAY_LONG -> moment.date().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
      case OFFSET -> offset(moment, "");
      case OFFSET_WITH_COLON -> offset(moment, ":");
      case ZONE -> utc || moment.kind() != Kind.INSTANT ? "UTC" : zoneName.format(moment.instant());
      case EPOCH_SECONDS -> Long.toString(moment.instant().getEpochSecond());
      case EPOCH_MILLIS -> Long.toString(moment.instant().toEpochMilli());
      case DATE ->
          text(TimestampPattern.Directive.YEAR, moment)
              + "-"
              + text(TimestampPattern.Directive.MONTH, moment)
              + "-"
              + text(TimestampPattern.Directive.DAY, moment);
      case TIME ->
          text(TimestampPattern.Directive.HOUR, moment)
              + ":"
              + text(TimestampPattern.Directive.MINUTE, moment)
              + ":"
              + text(TimestampPattern.Directive.SECOND, moment);
      case PERCENT -> "%";
    };
  }

  /// As Ruby and Embulk write it: an offset's seconds, which the 19th century had, are dropped.
  private static String offset(Moment moment, String separator) {
    byte[] text = new byte[LONGEST_DIRECTIVE];
    int end = putOffset(text, 0, moment.offsetSeconds() / 60 * 60, separator);
    return new String(text, 0, end, StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private record Moment(long days, int secondOfDay, int nanos, Kind kind, int offsetSeconds) {
    LocalDate date() {
      return LocalDate.ofEpochDay(days);
    }

    int hour() {
      return secondOfDay / 3_600;
    }

    Instant instant() {
      return date()
          .atStartOfDay()
          .plusSeconds(secondOfDay)
          .plusNanos(nanos)
          .toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
    }

    /// With a minus before all its digits, and ASCII digits in every locale.
    String padded(long value, int digits) {
      String magnitude = Long.toString(Math.abs(value));
      String zeros = "0".repeat(Math.max(0, digits - magnitude.length()));
      return (value < 0 ? "-" : "") + zeros + magnitude;
    }
  }
}
