package io.kartero.export.encode;

/// Times of day: `20:25:28`, with a fraction of three, six or nine digits where there is one.
final class Times {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int OFFSET_BITS = 24;

  /// 15:59:59, from which DuckDB counts offsets down.
  private static final int LARGEST_OFFSET = 57_599;

  private Times() {}

  /// @param nanos since midnight; 24:00:00 is a time too
  static int put(byte[] target, int at, long nanos) {
    int second = (int) (nanos / NANOS_PER_SECOND);
    int fraction = (int) (nanos - second * NANOS_PER_SECOND);
    int end = Dates.putTime(target, at, second);
    return fraction == 0 ? end : Dates.putFraction(target, end, fraction);
  }

  /// @param packed as [io.kartero.rows.DataType.Scalar#TIME_TZ] describes it
  static int putZoned(byte[] target, int at, long packed) {
    int offset = LARGEST_OFFSET - (int) (packed & ((1 << OFFSET_BITS) - 1));
    int end = put(target, at, (packed >>> OFFSET_BITS) * 1_000);
    return Timestamps.putOffset(target, end, offset, ":");
  }
}
