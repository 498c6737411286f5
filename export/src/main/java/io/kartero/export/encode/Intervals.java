package io.kartero.export.encode;

/// Intervals as ISO 8601 spells durations: `P1Y2M3DT4H5M6.5S`, `PT0S` for none. Each part has a
/// sign of its own, as months, days and seconds do not convert into each other.
final class Intervals {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private Intervals() {}

  static int put(byte[] target, int at, int months, int days, long micros) {
    int end = at;
    target[end++] = 'P';
    end = part(target, end, months / 12, 'Y');
    end = part(target, end, months % 12, 'M');
    end = part(target, end, days, 'D');
    if (micros == 0) {
      return end > at + 1 ? end : Digits.putAscii(target, end, "T0S");
    }
    target[end++] = 'T';
    long seconds = micros / MICROS_PER_SECOND;
    end = part(target, end, seconds / 3_600, 'H');
    end = part(target, end, seconds / 60 % 60, 'M');
    return seconds(target, end, micros % (60 * MICROS_PER_SECOND));
  }

  private static int part(byte[] target, int at, long value, char unit) {
    if (value == 0) {
      return at;
    }
    int end = Digits.put(target, at, value);
    target[end] = (byte) unit;
    return end + 1;
  }

  private static int seconds(byte[] target, int at, long micros) {
    if (micros == 0) {
      return at;
    }
    int end = Decimals.put(target, at, micros, 6);
    while (target[end - 1] == '0') {
      end--;
    }
    if (target[end - 1] == '.') {
      end--;
    }
    target[end] = 'S';
    return end + 1;
  }
}
