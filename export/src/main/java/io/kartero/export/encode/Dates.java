package io.kartero.export.encode;

import java.time.LocalDate;

/// Days and times of day. Every method writes at `at` and returns where it ended.
///
/// The calendar is the proleptic Gregorian one. Years before 1 are written as DuckDB does, with `
/// (BC)` behind the date, and years over 9999 with all their digits.
final class Dates {
  /// `infinity` and `-infinity` as DuckDB keeps them.
  static final int INFINITY = Integer.MAX_VALUE;

  /// `5877642-06-23 (BC)`, and as much for the time.
  static final int LONGEST = 20;

  // 0001-01-01 and 9999-12-31, as days since 1970.
  private static final long FIRST_FAST = -719_162;
  private static final long LAST_FAST = 2_932_896;

  private static final int DAYS_FROM_MARCH_0000 = 719_468;
  private static final int DAYS_IN_400_YEARS = 146_097;
  private static final long DASHES = 0x2D_00_00_2DL;

  private static final long COLONS = 0x3A_00_00_3A_00_00L;

  private Dates() {}

  static int put(byte[] target, int at, int days) {
    return days == INFINITY || days == -INFINITY
        ? putInfinity(target, at, days)
        : putFinite(target, at, days);
  }

  static int putInfinity(byte[] target, int at, long sign) {
    return Digits.putAscii(target, at, sign < 0 ? "-infinity" : "infinity");
  }

  static int putFinite(byte[] target, int at, long days) {
    return days >= Months.FIRST && days < Months.END
        ? Months.put(target, at, (int) days)
        : putRare(target, at, days);
  }

  private static int putRare(byte[] target, int at, long days) {
    if (days < FIRST_FAST || days > LAST_FAST) {
      return putFar(target, at, LocalDate.ofEpochDay(days));
    }
    // Hot: the civil date from a day count by multiplications alone (Cassio Neri and Lorenz
    // Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022).
    // Years begin in March, so that the leap day is the last.
    int day = (int) days + DAYS_FROM_MARCH_0000;
    int century = (4 * day + 3) / DAYS_IN_400_YEARS;
    int dayOfCentury = (4 * day + 3 - century * DAYS_IN_400_YEARS) / 4;
    long yearProduct = 2_939_745L * (4 * dayOfCentury + 3);
    int dayOfYear = (int) ((yearProduct & 0xFFFF_FFFFL) / 2_939_745 / 4);
    int monthProduct = 2_141 * dayOfYear + 197_913;
    int afterDecember = dayOfYear >= 306 ? 1 : 0;
    int year = 100 * century + (int) (yearProduct >>> 32) + afterDecember;
    int month = (monthProduct >>> 16) - 12 * afterDecember;
    int dayOfMonth = (monthProduct & 0xFFFF) / 2_141 + 1;
    return putDay(target, Digits.putPadded(target, at, year, 4), month, dayOfMonth);
  }

  private static int putFar(byte[] target, int at, LocalDate date) {
    int year = date.getYear();
    int end = putYear(target, at, year < 1 ? 1 - year : year);
    end = putDay(target, end, date.getMonthValue(), date.getDayOfMonth());
    return year < 1 ? Digits.putAscii(target, end, " (BC)") : end;
  }

  private static int putYear(byte[] target, int at, long year) {
    return year > 9_999
        ? Digits.putUnsigned(target, at, year)
        : Digits.putPadded(target, at, year, 4);
  }

  private static int putDay(byte[] target, int at, int month, int day) {
    long digits = DASHES | twoDigits(month) << 8 | twoDigits(day) << 32;
    Words.LONG.set(target, at, digits);
    return at + 6;
  }

  /// `20:25:28`.
  static int putTime(byte[] target, int at, int secondOfDay) {
    int minuteOfDay = secondOfDay / 60;
    int hour = minuteOfDay / 60;
    int second = secondOfDay - minuteOfDay * 60;
    int minuteAndSecond = Digits.four((minuteOfDay - hour * 60) * 100 + second);
    long minuteDigits = minuteAndSecond & 0xFFFFL;
    long secondDigits = (long) minuteAndSecond >>> 16;
    long hourDigits = (long) Digits.four(hour) >>> 16;
    Words.LONG.set(target, at, COLONS | hourDigits | minuteDigits << 24 | secondDigits << 48);
    return at + 8;
  }

  private static long twoDigits(int value) {
    int tens = (value * 103) >>> 10;
    return '0' + tens | (long) ('0' + value - tens * 10) << 8;
  }

  /// The fraction of a second in three digits, or in six or nine where three would lose some.
  static int putFraction(byte[] target, int at, int nanos) {
    int millis = nanos / 1_000_000;
    if (nanos == millis * 1_000_000) {
      Words.INT.set(target, at, Digits.four(millis) & ~0xFF | '.');
      return at + 4;
    }
    target[at] = '.';
    return nanos % 1_000 == 0
        ? Digits.putPadded(target, at + 1, nanos / 1_000, 6)
        : Digits.putPadded(target, at + 1, nanos, 9);
  }
}
