package io.kartero.export.encode;

import io.kartero.rows.FixedVector;

/// Timestamps, with and without a zone.
final class TimestampColumn extends FixedColumn {
  private final Timestamps timestamps;
  private final Timestamps.Kind kind;

  TimestampColumn(Frame frame, Timestamps timestamps, Timestamps.Kind kind) {
    super(frame, timestamps.longest());
    this.timestamps = timestamps;
    this.kind = kind;
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
              : close(timestamps.put(cells, open(end), source.longAt(from + i), kind));
    }
  }
}
