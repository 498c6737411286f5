package io.kartero.rows;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.Stream;

/// Builds a [StructVector]: append one value to each field, then call [#endStruct].
public final class StructBuilder extends VectorBuilder {
  private final List<VectorBuilder> fields;

  StructBuilder(Arena arena, VectorBuilder... fields) {
    super(arena);
    this.fields = List.of(fields);
  }

  public VectorBuilder field(int index) {
    return fields.get(index);
  }

  public void endStruct() {
    for (VectorBuilder field : fields) {
      if (field.rows() != rows() + 1) {
        throw new IllegalStateException("a field of row " + rows() + " has no value or two");
      }
    }
    endRow();
  }

  @Override
  void skipRow() {
    fields.forEach(VectorBuilder::appendNull);
  }

  @Override
  StructVector build() {
    Stream<Vector> vectors = fields.stream().map(VectorBuilder::build);
    return new StructVector(validity(), vectors.toList());
  }
}
