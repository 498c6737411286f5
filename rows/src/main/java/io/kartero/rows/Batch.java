package io.kartero.rows;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Some rows of a result, by columns, and the owner of the memory they lie in.
///
/// Closing gives the memory back at once: a closed batch has no columns any more, and a vector that
/// was taken before must not be read. Closing twice is harmless.
public final class Batch implements AutoCloseable {
  private final int rows;
  private final List<Vector> columns;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param release gives the memory back; run once, by whichever thread closes the batch
  public Batch(int rows, List<? extends Vector> columns, Runnable release) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.release = release;
  }

  public int rows() {
    return rows;
  }

  public Vector column(int index) {
    if (closed.get()) {
      throw new IllegalStateException("the batch is closed");
    }
    return columns.get(index);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
