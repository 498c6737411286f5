package io.kartero.export.compress;

import java.util.Arrays;

/// One compressed block: a byte-aligned part of a deflate stream that is not its last. It refers to
/// no other block, so any order of making is fine. Made to be used again and again.
public final class Piece {
  private byte[] bytes = {};
  private int size;
  private int crc32;
  private int plainLength;
  private GzipEngine engine = GzipEngine.JDK;

  /// The compressed bytes are the first [#size] of this array.
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /// CRC-32 of the plain block.
  public int crc32() {
    return crc32;
  }

  /// The plain block's length in bytes.
  public int plainLength() {
    return plainLength;
  }

  /// Who made it.
  public GzipEngine engine() {
    return engine;
  }

  /// The array behind this piece, at least so long; what it holds stays.
  byte[] room(int length) {
    if (bytes.length < length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    return bytes;
  }

  void empty() {
    size = 0;
    crc32 = 0;
    plainLength = 0;
  }

  void fill(int compressedSize, int crc, int length, GzipEngine maker) {
    size = compressedSize;
    crc32 = crc;
    plainLength = length;
    engine = maker;
  }
}
