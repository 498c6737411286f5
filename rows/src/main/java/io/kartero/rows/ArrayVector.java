package io.kartero.rows;

/// Lists that all have `length` elements: row 0 owns the first `length` rows of `elements`, row 1
/// the next, and so on.
public record ArrayVector(Validity validity, int length, Vector elements) implements Vector {
  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }
}
