package io.kartero.export.compress;

/// The CRC-32 of a sequence of blocks from the CRC-32 of each.
///
/// Mathematics: a CRC is a remainder modulo a polynomial over GF(2). Appending n bytes multiplies
/// what came before by x^(8n), so crc(A B) = crc(A) * x^(8 * length of B) + crc(B).
final class Crc32Sequence {
  private static final int POLYNOMIAL = 0xEDB88320;

  // The first term of a polynomial is the highest bit.
  private static final int ONE = 1 << 31;
  private static final int X = 1 << 30;

  private int crc;

  int value() {
    return crc;
  }

  void append(int crcOfBlock, long length) {
    crc = product(crc, xToThe(length)) ^ crcOfBlock;
  }

  /// x^(8 * bytes), by squaring.
  private static int xToThe(long bytes) {
    int power = X;
    for (int i = 0; i < 3; i++) {
      power = product(power, power);
    }
    int result = ONE;
    for (long rest = bytes; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result = product(result, power);
      }
      power = product(power, power);
    }
    return result;
  }

  private static int product(int a, int b) {
    int sum = 0;
    int shifted = b;
    for (int term = ONE; term != 0; term >>>= 1) {
      if ((a & term) != 0) {
        sum ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
    }
    return sum;
  }
}
