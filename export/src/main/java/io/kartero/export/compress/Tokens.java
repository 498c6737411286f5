package io.kartero.export.compress;

import java.util.Arrays;

/// What becomes one deflate block: literals and matches, and how often each of their symbols
/// occurs.
final class Tokens {
  /// About 300 KB of a table's text: enough to pay for a block's codes, few enough to suit them.
  static final int MOST = 60_000;

  /// One step of the search adds a match at most, and a literal for each byte of the longest.
  private static final int SLACK = Symbols.LONGEST_MATCH + 1;

  private static final int LENGTH_SHIFT = 16;

  final int[] literals = new int[Symbols.LITERALS];
  final int[] distances = new int[Symbols.DISTANCES];
  private final int[] tokens = new int[MOST + SLACK];
  private int count;

  void addLiteral(byte value) {
    int symbol = Byte.toUnsignedInt(value);
    tokens[count++] = symbol;
    literals[symbol]++;
  }

  void addMatch(int length, int distance) {
    tokens[count++] = (length << LENGTH_SHIFT) | (distance - 1);
    literals[BlockCodes.END_OF_BLOCK + 1 + Symbols.ofLength(length)]++;
    distances[Symbols.ofDistance(distance)]++;
  }

  boolean isFull() {
    return count >= MOST;
  }

  int count() {
    return count;
  }

  int token(int index) {
    return tokens[index];
  }

  /// The length of a match, or 0 for a literal, which is the token itself.
  static int length(int token) {
    return token >>> LENGTH_SHIFT;
  }

  static int distance(int token) {
    return (token & ((1 << LENGTH_SHIFT) - 1)) + 1;
  }

  /// How many bits all tokens take.
  long bits(Code literalCode, Code distanceCode) {
    long bits = 0;
    for (int symbol = 0; symbol < literals.length; symbol++) {
      int extra = BlockCodes.extraBitsOfLiteral(symbol);
      bits += literals[symbol] * (long) (literalCode.bits(symbol) + extra);
    }
    for (int symbol = 0; symbol < distances.length; symbol++) {
      int extra = Symbols.extraBitsOfDistance(symbol);
      bits += distances[symbol] * (long) (distanceCode.bits(symbol) + extra);
    }
    return bits;
  }

  void clear() {
    count = 0;
    Arrays.fill(literals, 0);
    Arrays.fill(distances, 0);
  }
}
