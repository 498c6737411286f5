package io.kartero.export.encode;

/// Floating point numbers as Java prints them: the shortest digits that read back the same, with an
/// exponent below 0.001 and from 10,000,000 on.
///
/// Hot: a number with few decimals is a whole number after scaling; where dividing back gives the
/// same double, its digits are the shortest, and need no search.
final class Doubles {
  /// `-2.2250738585072014E-308`.
  static final int LONGEST = 24;

  private static final double SCALE = 1e6;
  private static final long WHOLE = 1_000_000;

  /// Up to here a scaled number has at most 15 digits, and no two such numbers share a double.
  private static final double LARGEST = 1e7;

  private static final double SMALLEST = 1e-3;

  /// Java's own algorithm writes into it without allocating.
  private final StringBuilder text = new StringBuilder(LONGEST);

  int put(byte[] target, int at, double value) {
    double magnitude = Math.abs(value);
    if (magnitude >= SMALLEST && magnitude < LARGEST) {
      long scaled = (long) (magnitude * SCALE + 0.5);
      if (scaled / SCALE == magnitude) {
        target[at] = '-';
        return putScaled(target, at + (int) (Double.doubleToRawLongBits(value) >>> 63), scaled);
      }
    }
    text.setLength(0);
    text.append(value);
    return copy(target, at);
  }

  int put(byte[] target, int at, float value) {
    text.setLength(0);
    text.append(value);
    return copy(target, at);
  }

  private static int putScaled(byte[] target, int at, long scaled) {
    long whole = scaled / WHOLE;
    int point = Digits.put(target, at, whole);
    return Digits.putFraction(target, point, (int) (scaled - whole * WHOLE));
  }

  private int copy(byte[] target, int at) {
    for (int i = 0; i < text.length(); i++) {
      target[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }
}
