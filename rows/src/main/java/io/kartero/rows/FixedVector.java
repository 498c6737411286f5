package io.kartero.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Values of one fixed width, one behind the other. The caller knows the width from the column's
/// [DataType] and asks with the method of that width.
public record FixedVector(Validity validity, MemorySegment data) implements Vector {
  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }

  public byte byteAt(int row) {
    return data.get(ValueLayout.JAVA_BYTE, row);
  }

  public short shortAt(int row) {
    return data.get(ValueLayout.JAVA_SHORT_UNALIGNED, (long) row << 1);
  }

  public int intAt(int row) {
    return data.get(ValueLayout.JAVA_INT_UNALIGNED, (long) row << 2);
  }

  public long longAt(int row) {
    return data.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) row << 3);
  }

  public float floatAt(int row) {
    return Float.intBitsToFloat(intAt(row));
  }

  public double doubleAt(int row) {
    return Double.longBitsToDouble(longAt(row));
  }

  /// The lower half of a 128-bit value.
  public long lowAt(int row) {
    return data.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) row << 4);
  }

  /// The upper half of a 128-bit value, which carries the sign.
  public long highAt(int row) {
    return data.get(ValueLayout.JAVA_LONG_UNALIGNED, ((long) row << 4) + 8);
  }

  /// An interval's months; [#daysAt] and [#highAt] give its days and microseconds.
  public int monthsAt(int row) {
    return data.get(ValueLayout.JAVA_INT_UNALIGNED, (long) row << 4);
  }

  public int daysAt(int row) {
    return data.get(ValueLayout.JAVA_INT_UNALIGNED, ((long) row << 4) + 4);
  }
}
