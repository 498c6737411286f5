package io.kartero.rows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Builds a [ListVector]: append a list's elements to [#elements], then call [#endList].
public final class ListBuilder extends VectorBuilder {
  private final Growing entries;
  private final VectorBuilder elements;
  private int listed;

  ListBuilder(Arena arena, VectorBuilder elements) {
    super(arena);
    this.entries = new Growing(arena);
    this.elements = elements;
  }

  public VectorBuilder elements() {
    return elements;
  }

  public void endList() {
    skipRow();
    endRow();
  }

  @Override
  void skipRow() {
    long at = (long) rows() << 4;
    MemorySegment target = entries.room(at + 16);
    target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, listed);
    target.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8, elements.rows() - listed);
    listed = elements.rows();
  }

  @Override
  ListVector build() {
    return new ListVector(validity(), entries.bytes(), elements.build());
  }
}
