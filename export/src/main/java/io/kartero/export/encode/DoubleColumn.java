package io.kartero.export.encode;

import io.kartero.rows.FixedVector;

/// Floating point numbers of 64 bits.
final class DoubleColumn extends FixedColumn {
  private final Doubles doubles = new Doubles();

  DoubleColumn(Frame frame) {
    super(frame, Doubles.LONGEST);
  }

  @Override
  void fill(int from, int count) {
    FixedVector source = vector;
    for (int i = 0; i < count; i++) {
      if (source.isNull(from + i)) {
        markNull(i);
      } else {
        end(i, doubles.put(cells, start(i), source.doubleAt(from + i)));
      }
    }
  }
}
