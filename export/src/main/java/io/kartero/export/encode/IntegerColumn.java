package io.kartero.export.encode;

import io.kartero.rows.FixedVector;

/// Whole numbers with a sign, of up to 64 bits.
final class IntegerColumn extends FixedColumn {
  private final Width width;

  IntegerColumn(Frame frame, Width width) {
    super(frame, Digits.LONGEST_LONG);
    this.width = width;
  }

  @Override
  void fill(int from, int count) {
    FixedVector source = vector;
    for (int i = 0; i < count; i++) {
      if (source.isNull(from + i)) {
        markNull(i);
      } else {
        end(i, Digits.put(cells, start(i), width.read(source, from + i)));
      }
    }
  }
}
