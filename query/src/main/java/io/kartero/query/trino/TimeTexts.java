package io.kartero.query.trino;

import io.kartero.rows.FixedBuilder;
import io.kartero.rows.VectorBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Dates and times as Trino writes them: `2026-01-31 12:00:00.123456 Asia/Tokyo`. Years before 0
/// have a minus, those beyond 9999 a plus.
final class TimeTexts {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int TIME_LENGTH = "12:34:56".length();

  private TimeTexts() {}

  static void date(String text, VectorBuilder to) {
    long day = day(text);
    if (Math.abs(day) >= Integer.MAX_VALUE) {
      throw new ArithmeticException("a date out of range: " + text);
    }
    ((FixedBuilder) to).append(day);
  }

  static void time(String text, VectorBuilder to) {
    ((FixedBuilder) to)
        .append(
            seconds(text, 0) * MICROS_PER_SECOND + fraction(text, TIME_LENGTH, text.length(), 6));
  }

  static void timeNanos(String text, VectorBuilder to) {
    ((FixedBuilder) to)
        .append(seconds(text, 0) * 1_000_000_000L + fraction(text, TIME_LENGTH, text.length(), 9));
  }

  static void timeTz(String text, VectorBuilder to) {
    int zone = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    long micros = seconds(text, 0) * MICROS_PER_SECOND + fraction(text, TIME_LENGTH, zone, 6);
    int offset = ZoneOffset.of(text.substring(zone)).getTotalSeconds();
    ((FixedBuilder) to).append((micros << 24) | (57_599 - offset));
  }

  static void timestamp(String text, VectorBuilder to) {
    int space = text.indexOf(' ');
    ((FixedBuilder) to).append(micros(text, space, text.length()));
  }

  static void timestampTz(String text, VectorBuilder to) {
    int space = text.indexOf(' ');
    int zone = text.indexOf(' ', space + 1);
    long local = micros(text, space, zone);
    long second = Math.floorDiv(local, MICROS_PER_SECOND);
    long offset = offset(text, text.substring(zone + 1), second);
    ((FixedBuilder) to).append(Math.subtractExact(local, offset * MICROS_PER_SECOND));
  }

  /// Where clocks are set back an hour comes twice, and Trino's text does not say which it means.
  private static long offset(String text, String zone, long localSecond) {
    if (zone.equals("UTC")) {
      return 0;
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    List<ZoneOffset> offsets = ZoneId.of(zone).getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      throw new ArithmeticException(
          text
              + " comes twice in its time zone and Trino does not say which it is; write"
              + " \"AT TIME ZONE 'UTC'\" behind the column in the SQL");
    }
    return offsets.getFirst().getTotalSeconds();
  }

  private static long micros(String text, int space, int end) {
    long seconds =
        Math.addExact(day(text.substring(0, space)) * SECONDS_PER_DAY, seconds(text, space + 1));
    return Math.addExact(
        Math.multiplyExact(seconds, MICROS_PER_SECOND),
        fraction(text, space + 1 + TIME_LENGTH, end, 6));
  }

  private static long day(String text) {
    if (text.length() != "2026-01-31".length() || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return LocalDate.parse(text).toEpochDay();
    }
    return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
  }

  private static long seconds(String text, int at) {
    if (text.charAt(at + 2) != ':' || text.charAt(at + 5) != ':') {
      throw new NumberFormatException("no time of day: " + text);
    }
    return digits(text, at, at + 2) * 3_600L
        + digits(text, at + 3, at + 5) * 60L
        + digits(text, at + 6, at + 8);
  }

  /// The digits behind the point, as a number with `places` of them.
  private static long fraction(String text, int point, int end, int places) {
    if (point >= end) {
      return 0;
    }
    long value = digits(text, point + 1, end);
    for (int i = end - point - 1; i < places; i++) {
      value *= 10;
    }
    return value;
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new NumberFormatException("a digit is missing in " + text);
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
