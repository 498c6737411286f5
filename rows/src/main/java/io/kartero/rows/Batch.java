package io.kartero.rows;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Some rows of a result, by columns, and the owner of the memory they lie in.
///
/// Closing gives the memory back at once; reading a vector afterwards throws
/// `IllegalStateException`. Closing twice is harmless.
public final class Batch implements AutoCloseable {
  private final int rows;
  private final List<Vector> columns;
  private final Arena memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param memory closed together with the batch; a shared arena, for batches change threads
  public Batch(int rows, List<? extends Vector> columns, Arena memory) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.memory = memory;
  }

  public int rows() {
    return rows;
  }

  public Vector column(int index) {
    return columns.get(index);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      memory.close();
    }
  }
}
