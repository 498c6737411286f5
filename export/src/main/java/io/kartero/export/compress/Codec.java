package io.kartero.export.compress;

/// One engine's compressor and decompressor. It belongs to one thread at a time.
interface Codec extends AutoCloseable {
  GzipEngine engine();

  /// Makes a byte-aligned part of a deflate stream, not its last, in the front of `into`'s array.
  ///
  /// @return its size in bytes
  int compress(byte[] plain, int length, Piece into);

  /// Decompresses a whole raw deflate stream, the first `size` bytes of `stream`.
  ///
  /// @return the number of bytes written to `plain`, at most `limit`
  /// @throws CompressionException when it is no such stream or stands for more than `limit` bytes
  int decompress(byte[] stream, int size, byte[] plain, int limit);

  @Override
  void close();
}
