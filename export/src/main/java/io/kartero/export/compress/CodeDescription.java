package io.kartero.export.compress;

import java.util.Arrays;

/// How a deflate block describes its two codes: by the lengths of their words, in runs (RFC 1951,
/// section 3.2.7).
final class CodeDescription {
  private static final int REPEAT = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;
  private static final int MOST_BITS = 7;
  private static final int RUN_SHIFT = 8;

  /// For each symbol how many bits behind it tell how long its run is.
  private static final int[] EXTRA_BITS = new int[19];

  static {
    EXTRA_BITS[REPEAT] = 2;
    EXTRA_BITS[FEW_ZEROS] = 3;
    EXTRA_BITS[MANY_ZEROS] = 7;
  }

  private final byte[] all = new byte[Symbols.LITERALS + Symbols.DISTANCES];
  private final int[] runs = new int[all.length];
  private final int[] frequencies = new int[EXTRA_BITS.length];
  private final Code code = new Code(EXTRA_BITS.length, MOST_BITS);
  private int literals;
  private int distances;
  private int count;

  /// Becomes the description of these two.
  void build(Code literalCode, Code distanceCode) {
    literals = used(literalCode.lengths(), BlockCodes.END_OF_BLOCK + 1);
    distances = used(distanceCode.lengths(), 1);
    int end = literals + distances;
    System.arraycopy(literalCode.lengths(), 0, all, 0, literals);
    System.arraycopy(distanceCode.lengths(), 0, all, literals, distances);
    count = 0;
    Arrays.fill(frequencies, 0);
    for (int from = 0; from < end; ) {
      int to = from + 1;
      while (to < end && all[to] == all[from]) {
        to++;
      }
      addRun(all[from], to - from);
      from = to;
    }
    code.build(frequencies);
  }

  private static int used(byte[] lengths, int least) {
    int used = lengths.length;
    while (used > least && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  private void addRun(int length, int times) {
    int left = times;
    if (length == 0) {
      for (; left >= 11; left -= Math.min(left, 138)) {
        add(MANY_ZEROS, Math.min(left, 138) - 11);
      }
      if (left >= 3) {
        add(FEW_ZEROS, left - 3);
        left = 0;
      }
    } else {
      add(length, 0);
      left--;
      for (; left >= 3; left -= Math.min(left, 6)) {
        add(REPEAT, Math.min(left, 6) - 3);
      }
    }
    for (; left > 0; left--) {
      add(length, 0);
    }
  }

  private void add(int symbol, int run) {
    runs[count++] = (run << RUN_SHIFT) | symbol;
    frequencies[symbol]++;
  }

  /// How many bits it takes, at most.
  int bits() {
    int bits = 14 + 3 * EXTRA_BITS.length;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      bits += frequencies[symbol] * (code.bits(symbol) + EXTRA_BITS[symbol]);
    }
    return bits;
  }

  void write(BitWriter bits) {
    int described = EXTRA_BITS.length;
    while (described > 4 && code.bits(BlockCodes.lengthSymbol(described - 1)) == 0) {
      described--;
    }
    bits.write(literals - (BlockCodes.END_OF_BLOCK + 1), 5);
    bits.write(distances - 1, 5);
    bits.write(described - 4, 4);
    for (int i = 0; i < described; i++) {
      bits.write(code.bits(BlockCodes.lengthSymbol(i)), 3);
    }
    for (int i = 0; i < count; i++) {
      int symbol = runs[i] & ((1 << RUN_SHIFT) - 1);
      bits.write((int) code.word(symbol), code.bits(symbol));
      bits.write(runs[i] >>> RUN_SHIFT, EXTRA_BITS[symbol]);
    }
  }
}
