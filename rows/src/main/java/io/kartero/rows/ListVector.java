package io.kartero.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Lists: a row is two longs, where its elements start in `elements` and how many there are.
public record ListVector(Validity validity, MemorySegment entries, Vector elements)
    implements Vector {
  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }

  /// The first element's row in [#elements].
  public int startAt(int row) {
    return Math.toIntExact(entries.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) row << 4));
  }

  public int lengthAt(int row) {
    return Math.toIntExact(entries.get(ValueLayout.JAVA_LONG_UNALIGNED, ((long) row << 4) + 8));
  }
}
