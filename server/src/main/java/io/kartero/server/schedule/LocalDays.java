package io.kartero.server.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The days that an expression names. Each argument is a set of numbers, see [Bits].
record LocalDays(long daysOfMonth, long months, long daysOfWeek, Rule rule) {
  /// The calendar repeats itself after 400 years, so what does not come by then never does.
  private static final int MONTHS_OF_THE_CALENDAR = 400 * 12;

  private static final long EVERY_SEVENTH =
      1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28 | 1L << 35;

  enum Rule {
    /// The day of the month and the day of the week must fit.
    BOTH,
    /// One of them is enough.
    EITHER
  }

  boolean has(LocalDate day) {
    return Bits.has(of(YearMonth.from(day)), day.getDayOfMonth());
  }

  Optional<LocalDate> atOrAfter(LocalDate from) {
    YearMonth month = YearMonth.from(from);
    int day = Bits.atOrAfter(of(month), from.getDayOfMonth());
    for (int i = 0; day == Bits.NONE && i < MONTHS_OF_THE_CALENDAR; i++) {
      month = month.plusMonths(1);
      day = Bits.atOrAfter(of(month), 1);
    }
    return day == Bits.NONE ? Optional.empty() : Optional.of(month.atDay(day));
  }

  Optional<LocalDate> atOrBefore(LocalDate to) {
    YearMonth month = YearMonth.from(to);
    int day = Bits.atOrBefore(of(month), to.getDayOfMonth());
    for (int i = 0; day == Bits.NONE && i < MONTHS_OF_THE_CALENDAR; i++) {
      month = month.minusMonths(1);
      day = Bits.atOrBefore(of(month), month.lengthOfMonth());
    }
    return day == Bits.NONE ? Optional.empty() : Optional.of(month.atDay(day));
  }

  /// A bit for each day of the month that counts.
  private long of(YearMonth month) {
    if (!Bits.has(months, month.getMonthValue())) {
      return 0;
    }
    long all = (1L << (month.lengthOfMonth() + 1)) - 2;
    long week = weekdays(month);
    return all
        & switch (rule) {
          case BOTH -> daysOfMonth & week;
          case EITHER -> daysOfMonth | week;
        };
  }

  private long weekdays(YearMonth month) {
    int first = month.atDay(1).getDayOfWeek().getValue();
    long days = 0;
    for (int weekday = 0; weekday <= 7; weekday++) {
      if (Bits.has(daysOfWeek, weekday)) {
        days |= EVERY_SEVENTH << (1 + Math.floorMod(weekday - first, 7));
      }
    }
    return days;
  }
}
