package io.kartero.export.encode;

import java.math.BigInteger;

/// Whole numbers in decimal. Every method writes at `at`, returns where it ended, and may write up
/// to eight bytes past that.
///
/// Hot: eight digits come out of two looks into a table that fits a near cache, and the leading
/// zeros are shifted away, so that the common number costs no loop and no branch on its length.
final class Digits {
  static final int LONGEST_LONG = 20;

  /// How many digits are made at once.
  static final int WORD = 8;

  /// The first number with more than [#WORD] digits.
  static final int EIGHT = 100_000_000;

  private static final long ZEROS = 0x3030303030303030L;
  private static final long SIX_DIGITS = (1L << 48) - 1;
  private static final long[] POWERS = new long[19];

  /// `0000` to `9999`, the first digit in the lowest byte.
  private static final int[] FOURS = new int[10_000];

  static {
    for (int i = 0; i < FOURS.length; i++) {
      FOURS[i] =
          '0' + i / 1_000 | '0' + i / 100 % 10 << 8 | '0' + i / 10 % 10 << 16 | '0' + i % 10 << 24;
    }
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
    Words.LONG.set(target, end, eight((int) (value - upper * EIGHT)));
    return end + 8;
  }

  private static int putUpToEight(byte[] target, int at, int value) {
    long digits = eight(value);
    int zeros = Long.numberOfTrailingZeros(digits ^ ZEROS | 1L << 56) & -Byte.SIZE;
    Words.LONG.set(target, at, digits >>> zeros);
    return at + 8 - (zeros >>> 3);
  }

  /// A number of up to eight digits with a point before its last `scale`, 1 to 7, and a digit
  /// before the point.
  ///
  /// Hot: the digits behind the point are moved up by one byte, within the word.
  static int putPointed(byte[] target, int at, int value, int scale) {
    long digits = eight(value);
    int point = (WORD - scale) << 3;
    long whole = (1L << point) - 1;
    long pointed = digits & whole | (long) '.' << point | (digits & ~whole) << 8;
    int zeros = Long.numberOfTrailingZeros(digits ^ ZEROS | 1L << (point - 8)) & -Byte.SIZE;
    Words.LONG.set(target, at, pointed >>> zeros);
    int last = at + WORD - (zeros >>> 3);
    target[last] = (byte) (digits >>> 56);
    return last + 1;
  }

  /// A point and six digits, without the zeros at their end, but with one digit.
  static int putFraction(byte[] target, int at, int millionths) {
    long digits = eight(millionths) >>> 16;
    Words.LONG.set(target, at, digits << 8 | '.');

    long significant = (digits ^ ZEROS) & SIX_DIGITS | 1;
    return at + 2 + ((63 - Long.numberOfLeadingZeros(significant)) >>> 3);
  }

  /// Exactly `count` digits, 1 to 18, with leading zeros.
  static int putPadded(byte[] target, int at, long value, int count) {
    if (count <= 8) {
      Words.LONG.set(target, at, eight((int) value) >>> ((8 - count) << 3));
      return at + count;
    }
    long upper = value / EIGHT;
    int end = putPadded(target, at, upper, count - 8);
    Words.LONG.set(target, end, eight((int) (value - upper * EIGHT)));
    return end + 8;
  }

  /// Four digits in an int, the first in the lowest byte.
  static int four(int value) {
    return FOURS[value];
  }

  /// Eight digits as a word, the highest first.
  private static long eight(int value) {
    int upper = (int) (value * 109_951_163L >>> 40); // a division by 10,000, up to eight digits
    return FOURS[upper] & 0xFFFFFFFFL | (long) FOURS[value - upper * 10_000] << 32;
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
