package io.kartero.rows;

import java.util.List;

/// Structures: row n of each field belongs to row n of this.
public record StructVector(Validity validity, List<Vector> fields) implements Vector {
  public StructVector {
    fields = List.copyOf(fields);
  }

  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }
}
