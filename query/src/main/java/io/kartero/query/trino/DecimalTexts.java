package io.kartero.query.trino;

import io.kartero.rows.FixedBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Exact numbers as Trino writes them: `-123.40`, always with all digits of their scale.
final class DecimalTexts {
  /// As many digits always fit into a long.
  private static final int LONG_DIGITS = 18;

  private DecimalTexts() {}

  static void read(String text, int scale, FixedBuilder to) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = scale == 0 ? 0 : 1;
    if (text.length() - first - point > LONG_DIGITS || !hasScale(text, scale)) {
      BigInteger wide = new BigDecimal(text).setScale(scale).unscaledValue();
      to.append(wide.longValue(), wide.shiftRight(64).longValue());
      return;
    }
    long unscaled = 0;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.') {
        if (c < '0' || c > '9') {
          throw new NumberFormatException("no exact number: " + text);
        }
        unscaled = unscaled * 10 + (c - '0');
      }
    }
    to.append(first == 1 ? -unscaled : unscaled);
  }

  private static boolean hasScale(String text, int scale) {
    int point = text.indexOf('.');
    return scale == 0 ? point < 0 : point == text.length() - scale - 1;
  }
}
