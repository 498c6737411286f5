package io.kartero.export.compress;

import java.util.Arrays;

/// The two Huffman codes of a deflate block (RFC 1951, sections 3.2.5 to 3.2.7): one for literals
/// and lengths, one for distances. Only lengths in bits matter here, not what symbols stand for.
final class BlockCodes {
  static final int END_OF_BLOCK = 256;

  private static final int LITERALS = 288;
  private static final int DISTANCES = 32;

  // The fixed code has two words more, which stand for nothing.
  private static final int MAX_LITERALS_NAMED = 286;
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final byte[] lengths = new byte[LITERALS + DISTANCES];
  private final HuffmanCode lengthCode = new HuffmanCode(ORDER.length);
  private final HuffmanCode literals = new HuffmanCode(LITERALS);
  private final HuffmanCode distances = new HuffmanCode(DISTANCES);

  HuffmanCode literals() {
    return literals;
  }

  HuffmanCode distances() {
    return distances;
  }

  /// The order in which the lengths of the words for lengths are told.
  static int lengthSymbol(int place) {
    return ORDER[place];
  }

  /// The extra bits behind a symbol of the first code, or -1 where there is no such symbol.
  static int extraBitsOfLiteral(int symbol) {
    if (symbol < 265 || symbol == 285) {
      return 0;
    }
    return symbol > 285 ? -1 : (symbol - 261) / 4;
  }

  /// The extra bits behind a distance, or -1 where there is no such distance.
  static int extraBitsOfDistance(int symbol) {
    return symbol > 29 ? -1 : Math.max(0, symbol / 2 - 1);
  }

  void fixed(BitCursor cursor) {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, LITERALS, (byte) 8);
    Arrays.fill(lengths, LITERALS, LITERALS + DISTANCES, (byte) 5);
    build(LITERALS, DISTANCES, cursor);
  }

  void read(BitCursor cursor) {
    int literalCount = cursor.take(5) + 257;
    int distanceCount = cursor.take(5) + 1;
    int lengthCount = cursor.take(4) + 4;
    if (literalCount > MAX_LITERALS_NAMED) {
      throw cursor.broken("a block with " + literalCount + " literals and lengths");
    }
    Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
    for (int i = 0; i < lengthCount; i++) {
      lengths[ORDER[i]] = (byte) cursor.take(3);
    }
    lengthCode.build(lengths, 0, ORDER.length, cursor);
    int total = literalCount + distanceCount;
    for (int i = 0; i < total; ) {
      i = readLengths(i, total, cursor);
    }
    build(literalCount, distanceCount, cursor);
  }

  /// Reads one length, or a run of one; returns where the next one belongs.
  private int readLengths(int from, int total, BitCursor cursor) {
    int symbol = lengthCode.read(cursor);
    int repeat =
        switch (symbol) {
          case 16 -> 3 + cursor.take(2);
          case 17 -> 3 + cursor.take(3);
          case 18 -> 11 + cursor.take(7);
          default -> 1;
        };
    if (from + repeat > total || (symbol == 16 && from == 0)) {
      throw cursor.broken("a run of code lengths that does not fit");
    }
    byte length = symbol == 16 ? lengths[from - 1] : (byte) (symbol > 16 ? 0 : symbol);
    Arrays.fill(lengths, from, from + repeat, length);
    return from + repeat;
  }

  private void build(int literalCount, int distanceCount, BitCursor cursor) {
    literals.build(lengths, 0, literalCount, cursor);
    distances.build(lengths, literalCount, distanceCount, cursor);
  }
}
