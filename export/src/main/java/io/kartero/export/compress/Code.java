package io.kartero.export.compress;

import java.util.Arrays;

/// A Huffman code to write with. A file has thousands, so this is made to be built again and again
/// without new memory.
final class Code {
  /// The longest that a word of literals or distances may be.
  static final int MOST_BITS = 15;

  private final int most;
  private final WordLengths builder;
  private final byte[] lengths;
  private final int[] words;
  private final int[] next;

  /// @param most the longest that a word may be, in bits
  Code(int symbols, int most) {
    this.most = most;
    this.builder = new WordLengths(symbols, most);
    this.lengths = new byte[symbols];
    this.words = new int[symbols];
    this.next = new int[most + 2];
  }

  /// Becomes the best code for symbols that occur so often.
  void build(int[] frequencies) {
    builder.of(frequencies, lengths);
    Arrays.fill(next, 0);
    for (byte length : lengths) {
      next[length + 1] += length == 0 ? 0 : 1;
    }
    for (int bits = 1; bits <= most; bits++) {
      next[bits] = (next[bits] + next[bits - 1]) << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int bits = lengths[symbol];
      words[symbol] = bits == 0 ? 0 : Integer.reverse(next[bits]++) >>> (Integer.SIZE - bits);
    }
  }

  /// For each symbol the length of its word, 0 where it does not occur.
  byte[] lengths() {
    return lengths;
  }

  /// The word as it stands in a stream, its first bit lowest.
  long word(int symbol) {
    return words[symbol];
  }

  int bits(int symbol) {
    return lengths[symbol];
  }
}
