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
    int[] ends = tile.ends;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      ends[i] =
          source.isNull(from + i)
              ? putNull(end)
              : close(doubles.put(cells, open(end), source.doubleAt(from + i)));
    }
  }
}
