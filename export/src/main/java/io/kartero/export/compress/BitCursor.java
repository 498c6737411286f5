package io.kartero.export.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A place in a deflate stream, in bits. It never reads outside the array.
final class BitCursor {
  /// So many bytes behind the stream are readable too; what they hold does not matter.
  static final int SLACK = Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final long end;
  private long position;

  BitCursor(byte[] bytes, int size) {
    if (bytes.length - size < SLACK) {
      throw new IllegalArgumentException(
          "a stream of " + size + " bytes in an array of " + bytes.length);
    }
    this.bytes = bytes;
    this.end = 8L * size;
  }

  long position() {
    return position;
  }

  void moveTo(long bit) {
    position = bit;
  }

  void skip(int bits) {
    position += bits;
  }

  void skipToByte() {
    position = (position + 7) & ~7L;
  }

  /// At least 57 bits from here on, the first of them lowest.
  long peek() {
    return peekAt(position);
  }

  long peekAt(long bit) {
    if (bit > end) {
      position = bit;
      throw broken("it goes on behind its end");
    }
    return (long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7);
  }

  int take(int bits) {
    int value = (int) (peek() & ((1L << bits) - 1));
    position += bits;
    return value;
  }

  /// Whether only the padding of the last byte is left.
  boolean isInLastByte() {
    return position <= end && position > end - 8;
  }

  CompressionException broken(String reason) {
    String place = " (bit " + position + " of " + end + ")";
    return new CompressionException("not one complete deflate stream: " + reason + place, null);
  }
}
