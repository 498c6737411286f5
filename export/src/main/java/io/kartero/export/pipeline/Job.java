package io.kartero.export.pipeline;

import io.kartero.rows.Batch;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Consecutive batches for one worker, and the parcels that become of them. A worker has few
/// blocks, so few parcels wait here.
final class Job {
  private final List<Batch> batches;
  private final long firstRow;
  private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();

  /// @param firstRow the number of rows before these
  Job(List<Batch> batches, long firstRow) {
    this.batches = batches;
    this.firstRow = firstRow;
  }

  /// Stands behind the last job.
  static Job end() {
    return new Job(List.of(), -1);
  }

  static Job failed(Throwable failure) {
    Job job = new Job(List.of(), 0);
    job.parcels.add(new Parcel.Failed(failure));
    return job;
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

  void closeBatches() {
    batches.forEach(Batch::close);
  }
}
