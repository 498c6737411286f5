package io.kartero.export.encode;

/// Days and times of day. Every method writes at `at` and returns where it ended.
///
/// The calendar is the proleptic Gregorian one. Years before 1 are written as DuckDB does, with `
/// (BC)` behind the date, and years over 9999 with all their digits.
final class Dates {
  /// `infinity` and `-infinity` as DuckDB keeps them.
  static final int INFINITY = Integer.MAX_VALUE;

  /// `5877642-06-23 (BC)`, and as much for the time.
  static final int LONGEST = 20;

  private static final int DAYS_FROM_MARCH_0000 = 719_468;
  private static final int DAYS_IN_400_YEARS = 146_097;
  private static final long DASHES = 0x2D_00_00_2DL;

  private Dates() {}

  static int put(byte[] target, int at, int days) {
    if (days == INFINITY || days == -INFINITY) {
      return putInfinity(target, at, days);
    }
    return putFinite(target, at, days);
  }

  static int putInfinity(byte[] target, int at, long sign) {
    return Digits.putAscii(target, at, sign < 0 ? "-infinity" : "infinity");
  }

  /// Hot: the civil date from a day count without a loop (Howard Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms"): years begin in March, so that the leap day is the last.
  static int putFinite(byte[] target, int at, long days) {
    long shifted = days + DAYS_FROM_MARCH_0000;
    long era = Math.floorDiv(shifted, (long) DAYS_IN_400_YEARS);
    int dayOfEra = (int) (shifted - era * DAYS_IN_400_YEARS);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    if (year < 1) {
      int end = putDay(target, putYear(target, at, 1 - year), month, day);
      return Digits.putAscii(target, end, " (BC)");
    }
    return putDay(target, putYear(target, at, year), month, day);
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
    long minutes = twoDigits(minuteOfDay - hour * 60);
    long seconds = twoDigits(secondOfDay - minuteOfDay * 60);
    Words.LONG.set(
        target,
        at,
        twoDigits(hour) | (long) ':' << 16 | minutes << 24 | (long) ':' << 40 | seconds << 48);
    return at + 8;
  }

  private static long twoDigits(int value) {
    int tens = (value * 103) >>> 10;
    return '0' + tens | (long) ('0' + value - tens * 10) << 8;
  }

  /// The fraction of a second in three digits, or in six or nine where three would lose some.
  static int putFraction(byte[] target, int at, int nanos) {
    target[at] = '.';
    if (nanos % 1_000_000 == 0) {
      return Digits.putPadded(target, at + 1, nanos / 1_000_000, 3);
    }
    return nanos % 1_000 == 0
        ? Digits.putPadded(target, at + 1, nanos / 1_000, 6)
        : Digits.putPadded(target, at + 1, nanos, 9);
  }
}
