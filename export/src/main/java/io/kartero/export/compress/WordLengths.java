package io.kartero.export.compress;

import java.util.Arrays;

/// Builds a Huffman code from how often each symbol occurs: the lengths of its words in bits, and
/// the words themselves (RFC 1951, section 3.2.2).
final class WordLengths {
  private static final int SYMBOL_BITS = 16;
  private static final int DEEPEST = 48;

  private WordLengths() {}

  /// @param most the longest that a word may be
  /// @return for each symbol, 0 where it does not occur
  static byte[] of(int[] frequencies, int most) {
    byte[] lengths = new byte[frequencies.length];
    long[] byFrequency = byFrequency(frequencies);
    if (byFrequency.length < 2) {
      // A code of one word is not complete, and not every program reads it.
      int symbol = byFrequency.length == 0 ? 0 : symbol(byFrequency[0]);
      lengths[symbol] = 1;
      lengths[symbol == 0 ? 1 : 0] = 1;
      return lengths;
    }
    int[] words = wordsOfEachLength(byFrequency, most);
    int next = 0;
    for (int bits = most; bits > 0; bits--) {
      for (int n = words[bits]; n > 0; n--) {
        lengths[symbol(byFrequency[next++])] = (byte) bits;
      }
    }
    return lengths;
  }

  /// Those that occur, the rarest first; the symbol makes the order certain.
  private static long[] byFrequency(int[] frequencies) {
    long[] found = new long[frequencies.length];
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        found[count++] = ((long) frequencies[symbol] << SYMBOL_BITS) | symbol;
      }
    }
    Arrays.sort(found, 0, count);
    return Arrays.copyOf(found, count);
  }

  private static int symbol(long entry) {
    return (int) (entry & ((1 << SYMBOL_BITS) - 1));
  }

  /// Huffman's tree with two queues, both in order: of symbols, and of the trees made of them.
  private static int[] wordsOfEachLength(long[] byFrequency, int most) {
    int symbols = byFrequency.length;
    int nodes = 2 * symbols - 1;
    long[] weights = new long[nodes];
    int[] parents = new int[nodes];
    for (int i = 0; i < symbols; i++) {
      weights[i] = byFrequency[i] >>> SYMBOL_BITS;
    }
    int leaf = 0;
    int tree = symbols;
    for (int node = symbols; node < nodes; node++) {
      for (int child = 0; child < 2; child++) {
        boolean isLeaf = leaf < symbols && (tree == node || weights[leaf] <= weights[tree]);
        int chosen = isLeaf ? leaf++ : tree++;
        weights[node] += weights[chosen];
        parents[chosen] = node;
      }
    }
    int[] depths = new int[nodes];
    int[] words = new int[DEEPEST];
    for (int node = nodes - 2; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
      if (node < symbols) {
        words[Math.min(depths[node], most)]++;
      }
    }
    shorten(words, most);
    return words;
  }

  /// Words that were cut to `most` bits do not fit beside the others: a shorter one gets a bit
  /// longer and takes one of them beside it, until all fit.
  private static void shorten(int[] words, int most) {
    long used = 0;
    for (int bits = 1; bits <= most; bits++) {
      used += (long) words[bits] << (most - bits);
    }
    for (; used > 1L << most; used--) {
      int bits = most - 1;
      while (words[bits] == 0) {
        bits--;
      }
      words[bits]--;
      words[bits + 1] += 2;
      words[most]--;
    }
  }

  /// The words as they stand in a stream, their first bit lowest.
  static int[] words(byte[] lengths, int most) {
    int[] next = new int[most + 2];
    for (byte length : lengths) {
      next[length + 1] += length == 0 ? 0 : 1;
    }
    for (int bits = 1; bits <= most; bits++) {
      next[bits] = (next[bits] + next[bits - 1]) << 1;
    }
    int[] words = new int[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int bits = lengths[symbol];
      if (bits > 0) {
        words[symbol] = Integer.reverse(next[bits]++) >>> (Integer.SIZE - bits);
      }
    }
    return words;
  }
}
