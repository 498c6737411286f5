package io.kartero.export.compress;

import java.util.Arrays;

/// A canonical Huffman code as RFC 1951, section 3.2.2, builds it from the lengths of its words.
final class HuffmanCode {
  private static final int MAX_BITS = 15;

  private final int[] count = new int[MAX_BITS + 1];
  private final int[] firstWord = new int[MAX_BITS + 1];
  private final int[] firstIndex = new int[MAX_BITS + 1];
  private final int[] symbols;

  HuffmanCode(int maxSymbols) {
    symbols = new int[maxSymbols];
  }

  /// Builds the code in which the symbol `s` has a word of `lengths[from + s]` bits, or none if 0.
  void build(byte[] lengths, int from, int size, BitCursor cursor) {
    Arrays.fill(count, 0);
    for (int symbol = 0; symbol < size; symbol++) {
      count[lengths[from + symbol]]++;
    }
    count[0] = 0;
    int word = 0;
    int index = 0;
    for (int bits = 1; bits <= MAX_BITS; bits++) {
      word = (word + count[bits - 1]) << 1;
      if (word + count[bits] > 1 << bits) {
        throw cursor.broken("a Huffman code with too many words");
      }
      firstWord[bits] = word;
      firstIndex[bits] = index;
      index += count[bits];
    }
    int[] next = firstIndex.clone();
    for (int symbol = 0; symbol < size; symbol++) {
      int bits = lengths[from + symbol];
      if (bits != 0) {
        symbols[next[bits]++] = symbol;
      }
    }
  }

  int words(int bits) {
    return count[bits];
  }

  /// The symbol of the nth word of that many bits.
  int symbol(int bits, int nth) {
    return symbols[firstIndex[bits] + nth];
  }

  /// The nth word of that many bits, as it stands in the stream: its first bit is the lowest.
  int word(int bits, int nth) {
    return Integer.reverse(firstWord[bits] + nth) >>> (Integer.SIZE - bits);
  }

  /// Reads one word, bit by bit.
  int read(BitCursor cursor) {
    long ahead = cursor.peek();
    int word = 0;
    for (int bits = 1; bits <= MAX_BITS; bits++, ahead >>>= 1) {
      word = word << 1 | (int) (ahead & 1);
      int nth = word - firstWord[bits];
      if (nth >= 0 && nth < count[bits]) {
        cursor.skip(bits);
        return symbol(bits, nth);
      }
    }
    throw cursor.broken("a word that its Huffman code does not have");
  }
}
