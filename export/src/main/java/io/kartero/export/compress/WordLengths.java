package io.kartero.export.compress;

import java.util.Arrays;

/// Finds how long the words of a Huffman code are, in bits, from how often each symbol occurs (RFC
/// 1951, section 3.2.2).
final class WordLengths {
  private static final int SYMBOL_BITS = 16;
  private static final int DEEPEST = 48;

  private final int most;
  private final int[] words = new int[DEEPEST];

  /// The symbols that occur, each with how often, the rarest first.
  private final long[] byFrequency;

  // Huffman's tree: first the symbols in that order, then what joins two.
  private final long[] weights;
  private final int[] parents;
  private final int[] depths;

  /// @param most the longest that a word may be
  WordLengths(int symbols, int most) {
    this.most = most;
    this.byFrequency = new long[symbols];
    this.weights = new long[2 * symbols];
    this.parents = new int[2 * symbols];
    this.depths = new int[2 * symbols];
  }

  /// @param lengths filled: for each symbol, 0 where it does not occur
  void of(int[] frequencies, byte[] lengths) {
    Arrays.fill(lengths, (byte) 0);
    int symbols = sort(frequencies);
    if (symbols < 2) {
      // A code of one word is not complete, and not every program reads it.
      int symbol = symbols == 0 ? 0 : symbol(0);
      lengths[symbol] = 1;
      lengths[symbol == 0 ? 1 : 0] = 1;
      return;
    }
    countWords(symbols);
    shorten();
    int next = 0;
    for (int bits = most; bits > 0; bits--) {
      for (int n = words[bits]; n > 0; n--) {
        lengths[symbol(next++)] = (byte) bits;
      }
    }
  }

  /// The symbol beside the frequency makes the order certain.
  ///
  /// @return how many occur
  private int sort(int[] frequencies) {
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        byFrequency[count++] = ((long) frequencies[symbol] << SYMBOL_BITS) | symbol;
      }
    }
    Arrays.sort(byFrequency, 0, count);
    return count;
  }

  private int symbol(int place) {
    return (int) (byFrequency[place] & ((1 << SYMBOL_BITS) - 1));
  }

  /// Huffman's tree with two queues, both in order: of symbols, and of the trees made of them.
  private void countWords(int symbols) {
    for (int i = 0; i < symbols; i++) {
      weights[i] = byFrequency[i] >>> SYMBOL_BITS;
    }
    int root = 2 * symbols - 2;
    int leaf = 0;
    int tree = symbols;
    for (int node = symbols; node <= root; node++) {
      weights[node] = 0;
      for (int child = 0; child < 2; child++) {
        boolean isLeaf = leaf < symbols && (tree == node || weights[leaf] <= weights[tree]);
        int chosen = isLeaf ? leaf++ : tree++;
        weights[node] += weights[chosen];
        parents[chosen] = node;
      }
    }
    Arrays.fill(words, 0);
    depths[root] = 0;
    for (int node = root - 1; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
      if (node < symbols) {
        words[Math.min(depths[node], most)]++;
      }
    }
  }

  /// Words that were cut to `most` bits do not fit beside the others: a shorter one gets a bit
  /// longer and takes one of them beside it, until all fit.
  private void shorten() {
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
}
