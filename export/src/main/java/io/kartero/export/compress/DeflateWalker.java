package io.kartero.export.compress;

/// Finds the last block of a complete deflate stream (RFC 1951) without decompressing it. Reusable;
/// it belongs to one thread at a time.
final class DeflateWalker {
  static final int SLACK = BitCursor.SLACK;

  private final BlockCodes codes = new BlockCodes();
  private final SkipTable table = new SkipTable();

  /// @param start where the block's first bit is, the one that says that it is the last
  /// @param end the bit behind the block
  record LastBlock(long start, long end) {}

  /// @param stream readable for [#SLACK] bytes behind the stream
  /// @throws CompressionException when the bytes are not one complete stream and nothing else
  LastBlock walk(byte[] stream, int size) {
    BitCursor cursor = new BitCursor(stream, size);
    while (true) {
      long start = cursor.position();
      boolean isLast = cursor.take(1) == 1;
      skipBlock(cursor);
      if (isLast) {
        if (!cursor.isInLastByte()) {
          throw cursor.broken("its last block ends elsewhere");
        }
        return new LastBlock(start, cursor.position());
      }
    }
  }

  private void skipBlock(BitCursor cursor) {
    switch (cursor.take(2)) {
      case 0 -> skipStored(cursor);
      case 1 -> {
        codes.fixed(cursor);
        skipSymbols(cursor);
      }
      case 2 -> {
        codes.read(cursor);
        skipSymbols(cursor);
      }
      default -> throw cursor.broken("a block of type 3");
    }
  }

  private static void skipStored(BitCursor cursor) {
    cursor.skipToByte();
    int length = cursor.take(16);
    if ((cursor.take(16) ^ length) != 0xFFFF) {
      throw cursor.broken("a stored block whose length is not repeated");
    }
    cursor.skip(8 * length);
  }

  /// The hot loop. An entry skips 24 bits at most, so the 57 bits of one look suffice for two. A
  /// shift uses the lowest six bits of its count only, which are the entry's bits to skip.
  private void skipSymbols(BitCursor cursor) {
    table.build(codes);
    int[] entries = table.entries();
    int mask = SkipTable.DISTANCE - 1;
    long position = cursor.position();
    int half = 0;
    while (true) {
      long ahead = cursor.peekAt(position);
      int entry = entries[half | ((int) ahead & mask)];
      if (entry >= 0) {
        position += SkipTable.bitsToSkip(entry);
        half = entry & SkipTable.DISTANCE;
        entry = entries[half | ((int) (ahead >>> entry) & mask)];
        if (entry >= 0) {
          position += SkipTable.bitsToSkip(entry);
          half = entry & SkipTable.DISTANCE;
          continue;
        }
      }
      cursor.moveTo(position);
      if (half == 0) {
        int symbol = codes.literals().read(cursor);
        if (symbol == BlockCodes.END_OF_BLOCK) {
          return;
        }
        half = symbol > BlockCodes.END_OF_BLOCK ? SkipTable.DISTANCE : 0;
        skipExtra(cursor, BlockCodes.extraBitsOfLiteral(symbol));
      } else {
        skipExtra(cursor, BlockCodes.extraBitsOfDistance(codes.distances().read(cursor)));
        half = 0;
      }
      position = cursor.position();
    }
  }

  private static void skipExtra(BitCursor cursor, int bits) {
    if (bits < 0) {
      throw cursor.broken("a symbol that does not exist");
    }
    cursor.skip(bits);
  }
}
