package io.kartero.export.pipeline;

import io.kartero.rows.Batch;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Consecutive batches for one worker, and the parcels that become of them. A worker has few blocks,
/// so few parcels wait here.
///
/// @param firstRow the number of rows before these
record Job(List<Batch> batches, long firstRow, BlockingQueue<Parcel> parcels) {
  /// Stands behind the last job.
  static final Job END = new Job(List.of(), -1, new LinkedBlockingQueue<>());

  static Job of(List<Batch> batches, long firstRow) {
    return new Job(batches, firstRow, new LinkedBlockingQueue<>());
  }

  static Job failed(Throwable failure) {
    Job job = of(List.of(), -1);
    job.parcels.add(new Parcel.Failed(failure));
    return job;
  }

  void closeBatches() {
    batches.forEach(Batch::close);
  }
}
