package io.kartero.rows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Builds a [FixedVector]: the number is cut to the column's width.
public final class FixedBuilder extends VectorBuilder {
  private final Growing data;
  private final int width;

  FixedBuilder(Arena arena, int width) {
    super(arena);
    this.data = new Growing(arena);
    this.width = width;
  }

  public void append(long value) {
    append(value, value >> 63);
  }

  public void append(float value) {
    append(Float.floatToRawIntBits(value));
  }

  public void append(double value) {
    append(Double.doubleToRawLongBits(value));
  }

  /// @param high the upper half of a 128-bit value
  public void append(long low, long high) {
    MemorySegment target = room();
    long at = (long) rows() * width;
    switch (width) {
      case 1 -> target.set(ValueLayout.JAVA_BYTE, at, (byte) low);
      case 2 -> target.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) low);
      case 4 -> target.set(ValueLayout.JAVA_INT_UNALIGNED, at, (int) low);
      case 8 -> target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, low);
      default -> {
        target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, low);
        target.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8, high);
      }
    }
    endRow();
  }

  @Override
  void skipRow() {
    room();
  }

  private MemorySegment room() {
    return data.room((rows() + 1L) * width);
  }

  @Override
  FixedVector build() {
    return new FixedVector(validity(), data.bytes());
  }
}
