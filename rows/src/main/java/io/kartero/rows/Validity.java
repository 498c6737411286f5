package io.kartero.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Which rows are not NULL: one bit a row, in longs, the lowest bit first; no memory at all when no
/// row is NULL.
public record Validity(@Nullable MemorySegment bits) {
  public static final Validity ALL = new Validity(null);

  boolean isNull(int row) {
    MemorySegment words = bits;
    return words != null
        && (words.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) (row >>> 6) << 3) >>> row & 1) == 0;
  }

  /// The number of bytes that hold this many rows.
  public static long byteSize(int rows) {
    return (rows + 63L) / 64 * 8;
  }
}
