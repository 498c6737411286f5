package io.kartero.query.jdbc;

import io.kartero.rows.FixedBuilder;
import io.kartero.rows.VectorBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/// Dates and times, from the current row of a result set to the end of a vector. The least and the
/// greatest value of a Java type stand for the infinities, and for the time 24:00, as in
/// PostgreSQL's driver.
final class TimeTransfers {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  private TimeTransfers() {}

  static void date(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    LocalDate value = rows.getObject(column, LocalDate.class);
    if (value == null) {
      target.appendNull();
    } else {
      ((FixedBuilder) target).append(days(value));
    }
  }

  private static int days(LocalDate date) {
    return date.equals(LocalDate.MAX)
        ? Integer.MAX_VALUE
        : date.equals(LocalDate.MIN) ? -Integer.MAX_VALUE : Math.toIntExact(date.toEpochDay());
  }

  static void time(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    LocalTime value = rows.getObject(column, LocalTime.class);
    if (value == null) {
      target.appendNull();
    } else {
      ((FixedBuilder) target).append(micros(value));
    }
  }

  private static long micros(LocalTime time) {
    return time.equals(LocalTime.MAX) ? MICROS_PER_DAY : time.toNanoOfDay() / 1000;
  }

  static void timeTz(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    OffsetTime value = rows.getObject(column, OffsetTime.class);
    if (value == null) {
      target.appendNull();
    } else if (value.equals(OffsetTime.MAX)) {
      // 24:00 in some zone; only the text still says which.
      String zone = rows.getString(column).substring("24:00:00".length());
      ((FixedBuilder) target).append(packed(MICROS_PER_DAY, ZoneOffset.of(zone)));
    } else {
      ((FixedBuilder) target).append(packed(micros(value.toLocalTime()), value.getOffset()));
    }
  }

  private static long packed(long micros, ZoneOffset offset) {
    return (micros << 24) | (57_599 - offset.getTotalSeconds());
  }

  static void timestamp(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    LocalDateTime value = rows.getObject(column, LocalDateTime.class);
    if (value == null) {
      target.appendNull();
    } else {
      ((FixedBuilder) target)
          .append(
              value.equals(LocalDateTime.MAX)
                  ? Long.MAX_VALUE
                  : value.equals(LocalDateTime.MIN)
                      ? -Long.MAX_VALUE
                      : micros(value.toInstant(ZoneOffset.UTC)));
    }
  }

  static void timestampTz(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
    if (value == null) {
      target.appendNull();
    } else {
      ((FixedBuilder) target)
          .append(
              value.equals(OffsetDateTime.MAX)
                  ? Long.MAX_VALUE
                  : value.equals(OffsetDateTime.MIN) ? -Long.MAX_VALUE : micros(value.toInstant()));
    }
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
  }
}
