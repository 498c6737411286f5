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
    for (int i = 0; i < count; i++) {
      if (source.isNull(from + i)) {
        markNull(i);
      } else {
        end(i, timestamps.put(cells, start(i), source.longAt(from + i), kind));
      }
    }
  }
}
