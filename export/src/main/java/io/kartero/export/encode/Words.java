package io.kartero.export.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time: the first byte is the lowest.
final class Words {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long SEVENS = ONES * 7;
  private static final long FIFTEENS = ONES * 15;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  /// The byte in all eight places.
  static long repeat(int value) {
    return ONES * (value & 0xFF);
  }

  /// In its highest bits of bytes, 0 unless one of the word's bytes is that of `repeated`; the
  /// other bits are noise. Several such answers are joined with OR before [#any] looks at them.
  static long hits(long word, long repeated) {
    long zeroWhereEqual = word ^ repeated;
    return (zeroWhereEqual - ONES) & ~zeroWhereEqual;
  }

  /// As [#hits], of the bytes 8 to 15: CR, LF, and others that are rare in texts.
  static long breakHits(long word) {
    return hits(word | SEVENS, FIFTEENS);
  }

  static boolean any(long hits) {
    return (hits & HIGHS) != 0;
  }

  /// Up to eight bytes as a word.
  static long of(byte[] bytes) {
    long word = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      word = word << 8 | bytes[i] & 0xFF;
    }
    return word;
  }
}
