package io.kartero.export.compress;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// What to skip, looked up by the next bits of the stream: in the first half of the table where a
/// literal or a length comes next, in the second where a distance does.
///
/// One entry can stand for several literals and the length behind them, and both halves are used in
/// the same way, so that the loop over them has no branch that is hard to predict.
final class SkipTable {
  static final int INDEX_BITS = 11;

  /// Set in entries behind which a distance comes next; also where the second half begins.
  static final int DISTANCE = 1 << INDEX_BITS;

  /// The entry of whatever is not in the table: the end of the block, long words, nonsense.
  static final int NONE = Integer.MIN_VALUE;

  // The lowest six bits: how many bits to skip. The next four: how many of them are words of a
  // code and not extra bits.
  private static final int SKIP_MASK = 63;
  private static final int WORD_SHIFT = 6;
  private static final int WORD_MASK = 15;

  private final int[] entries = new int[2 * DISTANCE];

  int[] entries() {
    return entries;
  }

  static int bitsToSkip(int entry) {
    return entry & SKIP_MASK;
  }

  void build(BlockCodes codes) {
    Arrays.fill(entries, NONE);
    add(codes.literals(), 0, SkipTable::afterLiteral);
    add(codes.distances(), DISTANCE, BlockCodes::extraBitsOfDistance);
    // From the end: what follows an entry stands nearer to the front, and so is not joined yet.
    for (int index = DISTANCE - 1; index >= 0; index--) {
      entries[index] = joined(index);
    }
  }

  /// Extra bits and, behind lengths, the mark that a distance follows.
  private static int afterLiteral(int symbol) {
    int extra = BlockCodes.extraBitsOfLiteral(symbol);
    return symbol < BlockCodes.END_OF_BLOCK ? 0 : extra < 0 ? extra : extra | DISTANCE;
  }

  private void add(HuffmanCode code, int half, IntUnaryOperator after) {
    for (int bits = 1; bits <= INDEX_BITS; bits++) {
      for (int nth = 0; nth < code.words(bits); nth++) {
        int symbol = code.symbol(bits, nth);
        int rest = after.applyAsInt(symbol);
        if (rest < 0 || (half == 0 && symbol == BlockCodes.END_OF_BLOCK)) {
          continue;
        }
        int entry = rest + (bits << WORD_SHIFT) + bits;
        for (int index = code.word(bits, nth); index < DISTANCE; index += 1 << bits) {
          entries[half + index] = entry;
        }
      }
    }
  }

  /// The entry together with all that follows it as far as the index shows it.
  private int joined(int index) {
    int entry = entries[index];
    while ((entry & (NONE | DISTANCE)) == 0) {
      int next = entries[index >>> bitsToSkip(entry)];
      if (next < 0 || bitsToSkip(entry) + (next >>> WORD_SHIFT & WORD_MASK) > INDEX_BITS) {
        break;
      }
      entry += next;
    }
    return entry;
  }
}
