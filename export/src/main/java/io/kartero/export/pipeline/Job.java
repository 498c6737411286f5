package io.kartero.export.pipeline;

import io.kartero.rows.Batch;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Consecutive batches for one worker, and the parcels that become of them.
///
/// To end one takes no memory: where there is none left, that still must reach the thread that
/// waits for it.
final class Job {
  private static final Parcel OVER = new Parcel.Over();

  private final List<Batch> batches;
  private final long firstRow;

  /// Room for all of a worker's blocks and the end.
  private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(EncodingWorker.BLOCKS + 1);

  private volatile @Nullable Throwable failure;

  /// @param firstRow the number of rows before these
  Job(List<Batch> batches, long firstRow) {
    this.batches = batches;
    this.firstRow = firstRow;
  }

  /// Stands behind the last job.
  static Job end() {
    return new Job(List.of(), -1);
  }

  boolean isEnd() {
    return firstRow < 0;
  }

  List<Batch> batches() {
    return batches;
  }

  long firstRow() {
    return firstRow;
  }

  BlockingQueue<Parcel> parcels() {
    return parcels;
  }

  void complete() {
    parcels.add(OVER);
  }

  void fail(Throwable reason) {
    failure = reason;
    parcels.add(OVER);
  }

  /// Why the job is not complete, once its last parcel has come.
  @Nullable Throwable failure() {
    return failure;
  }

  void closeBatches() {
    batches.forEach(Batch::close);
  }
}
