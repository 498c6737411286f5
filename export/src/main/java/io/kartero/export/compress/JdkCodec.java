package io.kartero.export.compress;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The zlib inside the JDK.
final class JdkCodec implements Codec {
  private final Deflater deflater;
  private final Inflater inflater = new Inflater(true);

  JdkCodec(int level) {
    deflater = new Deflater(level, true);
  }

  @Override
  public GzipEngine engine() {
    return GzipEngine.JDK;
  }

  /// SYNC_FLUSH ends a piece with an empty stored block, which brings it to a byte boundary.
  @Override
  public int compress(byte[] plain, int length, Piece into) {
    deflater.reset();
    deflater.setInput(plain, 0, length);
    byte[] room = into.room(length / 2 + 64);
    int size = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
    while (size == room.length) { // zlib promises that less than all of the room means all is said
      room = into.room(2 * size);
      size += deflater.deflate(room, size, room.length - size, Deflater.SYNC_FLUSH);
    }
    return size;
  }

  @Override
  public int decompress(byte[] stream, int size, byte[] plain, int limit) {
    inflater.reset();
    inflater.setInput(stream, 0, size);
    try {
      int length = inflater.inflate(plain, 0, limit);
      if (!inflater.finished() || inflater.getRemaining() != 0) {
        throw new CompressionException("the stream and its end do not meet", null);
      }
      return length;
    } catch (DataFormatException e) {
      throw new CompressionException("not a deflate stream: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
