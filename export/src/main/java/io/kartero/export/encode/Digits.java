package io.kartero.export.encode;

import java.math.BigInteger;

/// Whole numbers in decimal. Every method writes at `at`, returns where it ended, and may write up
/// to eight bytes past that.
///
/// Hot: eight digits come out of three multiplications, each halving the groups (Daniel Lemire,
/// "Converting integers to fixed-digit representations quickly", 2021), and the leading zeros are
/// shifted away, so that the common number costs no loop and no branch on its length.
final class Digits {
  static final int LONGEST_LONG = 20;

  /// How many digits are made at once.
  static final int WORD = 8;

  private static final int EIGHT = 100_000_000;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Digits() {}

  /// 10 to the power of 0 to 18.
  static long power(int exponent) {
    return POWERS[exponent];
  }

  static int put(byte[] target, int at, long value) {
    if (value < 0) {
      target[at] = '-';
      return putUnsigned(target, at + 1, -value);
    }
    return putUnsigned(target, at, value);
  }

  /// All 64 bits count.
  static int putUnsigned(byte[] target, int at, long value) {
    if (value >= 0 && value < EIGHT) {
      return putUpToEight(target, at, (int) value);
    }
    long upper = Long.divideUnsigned(value, EIGHT);
    int end = putUnsigned(target, at, upper);
    Words.LONG.set(target, end, eight((int) (value - upper * EIGHT)) | ZEROS);
    return end + 8;
  }

  private static int putUpToEight(byte[] target, int at, int value) {
    long digits = eight(value);
    int zeros = Long.numberOfTrailingZeros(digits | 1L << 56) >>> 3;
    Words.LONG.set(target, at, (digits | ZEROS) >>> (zeros << 3));
    return at + 8 - zeros;
  }

  /// A number with a point before its last `scale` digits, 1 to 8, and a digit before the point.
  ///
  /// Hot: the digits behind the point are moved up by one byte, within the word.
  static int putPointed(byte[] target, int at, long value, int scale) {
    long upper = value / EIGHT;
    long ascii = eight((int) (value - upper * EIGHT)) | ZEROS;
    int start = at;
    int zeros = 0;
    if (upper != 0) {
      start = putUnsigned(target, at, upper);
    } else {
      int mostZeros = WORD - 1 - scale;
      if (mostZeros < 0) {
        target[start++] = '0'; // all eight are behind the point
      } else {
        int leading = Long.numberOfTrailingZeros(ascii ^ ZEROS | Long.MIN_VALUE) >>> 3;
        zeros = Math.min(leading, mostZeros);
      }
    }
    long digits = ascii >>> (zeros << 3);
    int before = WORD - zeros - scale;
    long mask = (1L << (before << 3)) - 1;
    long pointed = digits & mask | (long) '.' << (before << 3) | (digits & ~mask) << 8;
    Words.LONG.set(target, start, pointed);
    target[start + WORD] = (byte) (digits >>> 56);
    return start + WORD + 1 - zeros;
  }

  /// Exactly `count` digits, 1 to 18, with leading zeros.
  static int putPadded(byte[] target, int at, long value, int count) {
    if (count <= 8) {
      Words.LONG.set(target, at, (eight((int) value) | ZEROS) >>> ((8 - count) << 3));
      return at + count;
    }
    long upper = value / EIGHT;
    int end = putPadded(target, at, upper, count - 8);
    Words.LONG.set(target, end, eight((int) (value - upper * EIGHT)) | ZEROS);
    return end + 8;
  }

  /// The digits' values, one a byte, the highest first.
  private static long eight(int value) {
    int upper = value / 10_000;
    long fours = upper | (long) (value - upper * 10_000) << 32;
    long hundreds = ((fours * 10_486) >>> 20) & 0x0000007F_0000007FL;
    long twos = hundreds | (fours - hundreds * 100) << 16;
    long tens = ((twos * 103) >>> 10) & 0x000F000F_000F000FL;
    return tens | (twos - tens * 10) << 8;
  }

  static int put(byte[] target, int at, BigInteger value) {
    String text = value.toString();
    return putAscii(target, at, text);
  }

  @SuppressWarnings("deprecation") // it copies the low bytes, which is all that ASCII has
  static int putAscii(byte[] target, int at, String text) {
    text.getBytes(0, text.length(), target, at);
    return at + text.length();
  }
}
