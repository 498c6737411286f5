package io.kartero.rows;

import java.lang.foreign.Arena;
import java.util.List;

/// Makes one [Batch] from single values: append a value to every column for every row, then
/// [#build]. A builder that is given up instead must be closed.
public final class BatchBuilder implements AutoCloseable {
  private final Arena memory = Arena.ofShared();
  private final List<VectorBuilder> columns;
  private boolean built;

  public BatchBuilder(Schema schema) {
    this.columns =
        schema.columns().stream().map(column -> VectorBuilder.of(column.type(), memory)).toList();
  }

  public VectorBuilder column(int index) {
    return columns.get(index);
  }

  /// The rows so far, counted on the first column.
  public int rows() {
    return columns.getFirst().rows();
  }

  public Batch build() {
    int rows = rows();
    for (VectorBuilder column : columns) {
      if (column.rows() != rows) {
        throw new IllegalStateException(
            "one column has " + rows + " rows, another " + column.rows());
      }
    }
    built = true;
    return new Batch(rows, columns.stream().map(VectorBuilder::build).toList(), memory::close);
  }

  @Override
  public void close() {
    if (!built) {
      memory.close();
      built = true;
    }
  }
}
