package io.kartero.export.compress;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.deflate.DeflateNativeCompressor;
import io.airlift.compress.v3.deflate.DeflateNativeDecompressor;

/// libdeflate. It only makes complete streams, so the end of each is rewritten: the last block
/// loses its mark of being the last, and an empty stored block leads to a byte boundary.
final class LibdeflateCodec implements Codec {
  private static final int EMPTY_STORED_BLOCK = 5;
  private static final int SLACK = Math.max(EMPTY_STORED_BLOCK, DeflateWalker.SLACK);

  private final DeflateNativeCompressor compressor;
  private final DeflateNativeDecompressor decompressor = new DeflateNativeDecompressor();
  private final DeflateWalker walker = new DeflateWalker();
  private final int level;

  LibdeflateCodec(int level) {
    this.level = level;
    this.compressor = new DeflateNativeCompressor(level);
  }

  @Override
  public GzipEngine engine() {
    return GzipEngine.LIBDEFLATE;
  }

  @Override
  public int compress(byte[] plain, int length, Piece into) {
    byte[] room = into.room(compressor.maxCompressedLength(length) + SLACK);
    int size = compressor.compress(plain, 0, length, room, 0, room.length - SLACK);
    return open(room, size, walker.walk(room, size));
  }

  /// Turns a complete stream into one that goes on.
  static int open(byte[] stream, int size, DeflateWalker.LastBlock last) {
    stream[(int) (last.start() >>> 3)] &= (byte) ~(1 << (last.start() & 7));
    int usedBits = (int) (last.end() & 7);
    if (usedBits == 0) {
      return size;
    }
    // The stored block begins with three zero bits: in the last byte where it has room for them.
    stream[size - 1] &= (byte) ((1 << usedBits) - 1);
    int next = size;
    if (usedBits > 5) {
      stream[next++] = 0;
    }
    stream[next++] = 0;
    stream[next++] = 0;
    stream[next++] = (byte) 0xFF;
    stream[next++] = (byte) 0xFF;
    return next;
  }

  @Override
  public int decompress(byte[] stream, int size, byte[] plain, int limit) {
    try {
      return decompressor.decompress(stream, 0, size, plain, 0, limit);
    } catch (MalformedInputException e) {
      throw new CompressionException("not a deflate stream: " + e.getMessage(), e);
    }
  }

  /// Goes back to the pool.
  @Override
  public void close() {
    Libdeflate.giveBack(level, this);
  }
}
