package io.kartero.export.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes a deflate stream, the first bit of each byte being its lowest.
final class BitWriter {
  /// So many bytes behind the stream are written to.
  static final int SLACK = Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = {};
  private int size;
  private long pending;
  private int pendingBits;

  void begin(byte[] room) {
    bytes = room;
    size = 0;
    pending = 0;
    pendingBits = 0;
  }

  int size() {
    return size;
  }

  /// @param count at most 32
  void write(int value, int count) {
    pending |= Integer.toUnsignedLong(value) << pendingBits;
    pendingBits += count;
    if (pendingBits >= Integer.SIZE) {
      settle();
    }
  }

  private void settle() {
    LONG.set(bytes, size, pending);
    int whole = pendingBits >>> 3;
    size += whole;
    pending >>>= whole << 3;
    pendingBits &= 7;
  }

  /// A block of bytes as they are; without any, it leads to a byte boundary.
  void writeStored(byte[] source, int from, int length) {
    write(0, 3);
    settle();
    if (pendingBits > 0) {
      bytes[size++] = (byte) pending;
    }
    pending = 0;
    pendingBits = 0;
    write(length | (~length << Short.SIZE), Integer.SIZE);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /// Writes the tokens' words.
  ///
  /// Hot, so that the pending bits are kept in variables of its own, and stored eight bytes at a
  /// time, those that are not complete too: the next store goes over them. A token takes 48 bits at
  /// most, and at most 7 are pending before it.
  void write(Tokens tokens, Code literals, Code distances) {
    settle();
    long bits = pending;
    int count = pendingBits;
    int at = size;
    byte[] out = bytes;
    int end = tokens.count();
    for (int i = 0; i < end; i++) {
      int token = tokens.token(i);
      int length = Tokens.length(token);
      if (length == 0) {
        bits |= literals.word(token) << count;
        count += literals.bits(token);
      } else {
        int symbol = Symbols.ofLength(length);
        int word = BlockCodes.END_OF_BLOCK + 1 + symbol;
        bits |= literals.word(word) << count;
        count += literals.bits(word);
        bits |= (long) (length - Symbols.leastLength(symbol)) << count;
        count += Symbols.extraBitsOfLength(symbol);
        int distance = Tokens.distance(token);
        int far = Symbols.ofDistance(distance);
        bits |= distances.word(far) << count;
        count += distances.bits(far);
        bits |= (long) (distance - Symbols.leastDistance(far)) << count;
        count += Symbols.extraBitsOfDistance(far);
      }
      LONG.set(out, at, bits);
      at += count >>> 3;
      bits >>>= count & ~7;
      count &= 7;
    }
    pending = bits;
    pendingBits = count;
    size = at;
  }
}
