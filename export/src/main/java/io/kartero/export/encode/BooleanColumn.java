package io.kartero.export.encode;

import io.kartero.rows.FixedVector;
import java.nio.charset.StandardCharsets;

/// `true` and `false`.
final class BooleanColumn extends FixedColumn {
  private static final long TRUE = word("true");
  private static final long FALSE = word("false");

  BooleanColumn(Frame frame) {
    super(frame, Long.BYTES);
  }

  private static long word(String text) {
    return Words.of(text.getBytes(StandardCharsets.US_ASCII));
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
    boolean value = source.byteAt(row) != 0;
    Words.LONG.set(cells, at, value ? TRUE : FALSE);
    return at + (value ? 4 : 5);
  }
}
