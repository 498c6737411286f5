package io.kartero.export.encode;

import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;

/// Exact numbers, and whole ones of 128 bits.
final class DecimalColumn extends FixedColumn {
  private final Width width;
  private final int scale;

  DecimalColumn(Frame frame, Width width, int scale) {
    super(frame, Decimals.LONGEST);
    this.width = width;
    this.scale = scale;
  }

  static Width width(DataType.Decimal type) {
    int digits = type.precision();
    return digits <= 4
        ? Width.SHORT
        : digits <= 9 ? Width.INT : digits <= 18 ? Width.LONG : Width.WIDE;
  }

  @Override
  void fill(int from, int count) {
    FixedVector source = vector;
    int[] ends = tile.ends;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      ends[i] = source.isNull(from + i) ? putNull(end) : close(put(open(end), source, from + i));
    }
  }

  private int put(int at, FixedVector source, int row) {
    long low = width.read(source, row);
    return width == Width.WIDE
        ? Decimals.put(cells, at, low, source.highAt(row), scale)
        : Decimals.put(cells, at, low, scale);
  }
}
