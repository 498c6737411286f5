package io.kartero.export.encode;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Exact numbers: plain digits, never an exponent, and all decimals of the scale.
final class Decimals {
  /// A sign, 38 digits, a point, and a zero before it.
  static final int LONGEST = 41;

  private static final int LONG_DIGITS = 18;
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private Decimals() {}

  static int put(byte[] target, int at, long unscaled, int scale) {
    if (scale == 0) {
      return Digits.put(target, at, unscaled);
    }
    if (unscaled >= 0 && unscaled < Digits.EIGHT && scale < Digits.WORD) {
      return Digits.putPointed(target, at, (int) unscaled, scale);
    }
    return putRare(target, at, unscaled, scale);
  }

  private static int putRare(byte[] target, int at, long unscaled, int scale) {
    if (scale > LONG_DIGITS) {
      return putWide(target, at, BigInteger.valueOf(unscaled), scale);
    }
    int start = at;
    long magnitude = unscaled;
    if (unscaled < 0) {
      target[start++] = '-';
      magnitude = -unscaled;
    }
    if (magnitude >= 0 && magnitude < Digits.EIGHT && scale < Digits.WORD) {
      return Digits.putPointed(target, start, (int) magnitude, scale);
    }
    long power = Digits.power(scale);
    long whole = Long.divideUnsigned(magnitude, power);
    int point = Digits.putUnsigned(target, start, whole);
    target[point] = '.';
    return Digits.putPadded(target, point + 1, magnitude - whole * power, scale);
  }

  /// A 128-bit number with a sign.
  static int put(byte[] target, int at, long low, long high, int scale) {
    return high == low >> 63
        ? put(target, at, low, scale)
        : putWide(target, at, signed(low, high), scale);
  }

  private static int putWide(byte[] target, int at, BigInteger unscaled, int scale) {
    return Digits.putAscii(target, at, new BigDecimal(unscaled, scale).toPlainString());
  }

  static BigInteger signed(long low, long high) {
    return BigInteger.valueOf(high).multiply(TWO_TO_64).add(unsigned(low));
  }

  static BigInteger unsigned(long low, long high) {
    return unsigned(high).multiply(TWO_TO_64).add(unsigned(low));
  }

  private static BigInteger unsigned(long value) {
    BigInteger signed = BigInteger.valueOf(value);
    return value < 0 ? signed.add(TWO_TO_64) : signed;
  }
}
