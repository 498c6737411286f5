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
    for (int i = 0; i < count; i++) {
      if (source.isNull(from + i)) {
        markNull(i);
      } else {
        end(i, Dates.put(cells, start(i), source.intAt(from + i)));
      }
    }
  }
}
