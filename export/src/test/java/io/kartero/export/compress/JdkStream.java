package io.kartero.export.compress;

import java.util.Arrays;
import java.util.zip.Deflater;

/// Complete deflate streams, as zlib makes them in one go.
final class JdkStream {
  private JdkStream() {}

  static byte[] of(byte[] plain, int level) {
    Deflater deflater = new Deflater(level, true);
    deflater.setInput(plain);
    deflater.finish();
    byte[] room = new byte[plain.length + plain.length / 100 + 100];
    int size = deflater.deflate(room);
    if (!deflater.finished()) {
      throw new AssertionError("no room for the stream");
    }
    deflater.end();
    return Arrays.copyOf(room, size);
  }

  static int size(byte[] plain, int level) {
    return of(plain, level).length;
  }
}
