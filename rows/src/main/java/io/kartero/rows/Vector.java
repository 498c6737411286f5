package io.kartero.rows;

/// The values of one column in a [Batch]. Which kind a column has follows from its [DataType]; rows
/// are counted from 0. Rows that are NULL hold no meaningful value.
public sealed interface Vector
    permits FixedVector, TextVector, ListVector, ArrayVector, StructVector {
  boolean isNull(int row);
}
