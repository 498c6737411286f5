package io.kartero.export.encode;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;

/// The months of two centuries, to write a day by looking it up.
///
/// Hot: sixteen days begin in one month or touch the next, so a day's month is one look and one
/// comparison, and its text is ready. All tables together fit the nearest caches.
final class Months {
  private static final YearMonth FIRST_MONTH = YearMonth.of(1900, 1);
  private static final int COUNT = 12 * 200;

  /// Days since 1970: the first in the tables, and the first behind them.
  static final int FIRST = firstDay(0);

  static final int END = firstDay(COUNT);

  /// `1992-01-` as a word, by months.
  private static final long[] TEXTS = new long[COUNT];

  /// The day before each month's first.
  private static final int[] BEFORE = new int[COUNT + 1];

  private static final int SPAN_BITS = 4;

  /// The month in which each span of sixteen days begins.
  private static final short[] BEGINNINGS = new short[(END - FIRST >> SPAN_BITS) + 1];

  /// `00` to `31`.
  private static final short[] DAYS = new short[32];

  static {
    for (int i = 0; i < COUNT; i++) {
      TEXTS[i] = Words.of((FIRST_MONTH.plusMonths(i) + "-").getBytes(StandardCharsets.US_ASCII));
    }
    for (int i = 0; i <= COUNT; i++) {
      BEFORE[i] = firstDay(i) - 1;
    }
    int month = 0;
    for (int i = 0; i < BEGINNINGS.length; i++) {
      while (month < COUNT - 1 && BEFORE[month + 1] < FIRST + (i << SPAN_BITS)) {
        month++;
      }
      BEGINNINGS[i] = (short) month;
    }
    for (int i = 0; i < DAYS.length; i++) {
      DAYS[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
    }
  }

  private Months() {}

  private static int firstDay(int month) {
    return Math.toIntExact(FIRST_MONTH.plusMonths(month).atDay(1).toEpochDay());
  }

  /// Writes a day from [#FIRST] on and before [#END], and returns where it ended.
  static int put(byte[] target, int at, int day) {
    int month = BEGINNINGS[day - FIRST >> SPAN_BITS];
    month += BEFORE[month + 1] - day >>> 31; // one more where the next month has begun
    Words.LONG.set(target, at, TEXTS[month]);
    Words.SHORT.set(target, at + 8, DAYS[day - BEFORE[month]]);
    return at + 10;
  }
}
