package io.kartero.server.schedule;

/// A set of small numbers: bit n for the number n.
final class Bits {
  static final int NONE = -1;

  private Bits() {}

  static boolean has(long bits, int number) {
    return (bits >>> number & 1) != 0;
  }

  /// The smallest number that is `from` or more.
  static int atOrAfter(long bits, int from) {
    long rest = from >= Long.SIZE ? 0 : bits & (-1L << from);
    return rest == 0 ? NONE : Long.numberOfTrailingZeros(rest);
  }

  /// The largest number that is `to` or less.
  static int atOrBefore(long bits, int to) {
    if (to < 0) {
      return NONE;
    }
    long rest = bits & (-1L >>> (Long.SIZE - 1 - to));
    return rest == 0 ? NONE : Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
  }
}
