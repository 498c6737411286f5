package io.kartero.export.encode;

import io.kartero.rows.FixedVector;

/// Days.
final class DateColumn extends FixedColumn {
  DateColumn(Frame frame) {
    super(frame, Dates.LONGEST);
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
              : close(Dates.put(cells, open(end), source.intAt(from + i)));
    }
  }
}
