package io.kartero.rows;

import java.lang.foreign.Arena;

/// Builds an [ArrayVector]: append an array's elements to [#elements], then call [#endArray].
public final class ArrayBuilder extends VectorBuilder {
  private final int length;
  private final VectorBuilder elements;

  ArrayBuilder(Arena arena, int length, VectorBuilder elements) {
    super(arena);
    this.length = length;
    this.elements = elements;
  }

  public VectorBuilder elements() {
    return elements;
  }

  public void endArray() {
    int expected = (rows() + 1) * length;
    if (elements.rows() != expected) {
      throw new IllegalStateException(
          "row " + rows() + " ends at element " + elements.rows() + " instead of " + expected);
    }
    endRow();
  }

  @Override
  void skipRow() {
    for (int i = 0; i < length; i++) {
      elements.appendNull();
    }
  }

  @Override
  ArrayVector build() {
    return new ArrayVector(validity(), length, elements.build());
  }
}
