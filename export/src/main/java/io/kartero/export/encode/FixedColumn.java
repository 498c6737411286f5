package io.kartero.export.encode;

import io.kartero.rows.FixedVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import java.lang.foreign.MemorySegment;

/// A column whose values all have a short text: numbers, days, times.
abstract class FixedColumn extends ColumnEncoder {
  private static final FixedVector NONE = new FixedVector(Validity.ALL, MemorySegment.NULL);

  FixedVector vector = NONE;

  FixedColumn(Frame frame, int longest) {
    super(frame, longest);
  }

  @Override
  final void bind(Vector bound) {
    vector = (FixedVector) bound;
  }

  @Override
  final void append(int row, Block out) {
    throw new IllegalStateException("every value of this column fits a tile");
  }

  /// How wide the number in the vector is.
  enum Width {
    BYTE,
    SHORT,
    INT,
    LONG,
    WIDE;

    long read(FixedVector vector, int row) {
      return switch (this) {
        case BYTE -> vector.byteAt(row);
        case SHORT -> vector.shortAt(row);
        case INT -> vector.intAt(row);
        case LONG -> vector.longAt(row);
        case WIDE -> vector.lowAt(row);
      };
    }
  }
}
