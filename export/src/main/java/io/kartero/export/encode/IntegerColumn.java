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
    int[] ends = tile.ends;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      ends[i] =
          source.isNull(from + i)
              ? putNull(end)
              : close(Digits.put(cells, open(end), width.read(source, from + i)));
    }
  }
}
