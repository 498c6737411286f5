package io.kartero.export.compress;

/// The symbols for lengths and distances in a deflate stream (RFC 1951, section 3.2.5), looked up
/// by what they stand for.
final class Symbols {
  static final int LONGEST_MATCH = 258;
  static final int LITERALS = 286;
  static final int DISTANCES = 30;

  private static final int LENGTHS = 29;
  private static final int SHORTEST_MATCH = 3;
  private static final int NEAR = 256;

  private static final byte[] OF_LENGTH = new byte[LONGEST_MATCH + 1];

  /// First the near distances, then every 128th.
  private static final byte[] OF_DISTANCE = new byte[2 * NEAR];

  private static final int[] LEAST_LENGTH = new int[LENGTHS];
  private static final int[] LEAST_DISTANCE = new int[DISTANCES];

  static {
    int length = SHORTEST_MATCH;
    for (int symbol = 0; symbol < LENGTHS; symbol++) {
      // The last symbol is for the longest match alone, which the one before reaches too.
      length = symbol == LENGTHS - 1 ? LONGEST_MATCH : length;
      LEAST_LENGTH[symbol] = length;
      for (int n = 1 << extraBitsOfLength(symbol); n > 0 && length <= LONGEST_MATCH; n--) {
        OF_LENGTH[length++] = (byte) symbol;
      }
    }
    int distance = 1;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      LEAST_DISTANCE[symbol] = distance;
      for (int n = 1 << extraBitsOfDistance(symbol); n > 0; n--) {
        OF_DISTANCE[place(distance++)] = (byte) symbol;
      }
    }
  }

  private Symbols() {}

  /// From 0; in the stream it comes behind the literals and the end of the block.
  static int ofLength(int length) {
    return OF_LENGTH[length];
  }

  static int ofDistance(int distance) {
    return OF_DISTANCE[place(distance)];
  }

  private static int place(int distance) {
    int from0 = distance - 1;
    return from0 < NEAR ? from0 : NEAR + (from0 >>> 7);
  }

  static int leastLength(int symbol) {
    return LEAST_LENGTH[symbol];
  }

  static int leastDistance(int symbol) {
    return LEAST_DISTANCE[symbol];
  }

  static int extraBitsOfLength(int symbol) {
    return BlockCodes.extraBitsOfLiteral(symbol + BlockCodes.END_OF_BLOCK + 1);
  }

  static int extraBitsOfDistance(int symbol) {
    return BlockCodes.extraBitsOfDistance(symbol);
  }
}
