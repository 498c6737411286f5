package io.kartero.export.compress;

/// A Huffman code to write with.
final class Code {
  static final int MOST_BITS = 15;

  private final byte[] lengths;
  private final int[] words;

  private Code(byte[] lengths) {
    this.lengths = lengths;
    this.words = WordLengths.words(lengths, MOST_BITS);
  }

  static Code of(int[] frequencies) {
    return new Code(WordLengths.of(frequencies, MOST_BITS));
  }

  byte[] lengths() {
    return lengths;
  }

  long word(int symbol) {
    return words[symbol];
  }

  int bits(int symbol) {
    return lengths[symbol];
  }
}
