package io.kartero.export.pipeline;

import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Fetches batches and bundles them to jobs of about a block each, so that narrow rows do not cost
/// a hand-over per batch.
final class Fetcher implements Runnable {
  private static final int MOST_BATCHES = 16;

  /// Half of what a worker's blocks hold, so that it can begin the next job while this one waits
  /// for its turn in the file.
  private static final int JOB_BYTES = EncodingWorker.BLOCKS * EncodingWorker.BLOCK_BYTES / 2;

  private final Batches rows;
  private final Meter meter;
  private final Semaphore room;
  private final BlockingQueue<Job> toEncode;
  private final BlockingQueue<Job> toWrite;

  /// Made beforehand, for a failure that leaves no memory for it.
  private final Job ending = new Job(List.of(), 0);

  /// @param room one permit for each job that may be under way
  Fetcher(
      Batches rows,
      Meter meter,
      Semaphore room,
      BlockingQueue<Job> toEncode,
      BlockingQueue<Job> toWrite) {
    this.rows = rows;
    this.meter = meter;
    this.room = room;
    this.toEncode = toEncode;
    this.toWrite = toWrite;
  }

  @Override
  public void run() {
    try {
      fetchAll();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      ending.fail(failure);
      toWrite.add(ending);
    }
  }

  private void fetchAll() throws InterruptedException {
    long fetched = 0;
    while (true) {
      room.acquire();
      List<Batch> batches = new ArrayList<>();
      Job job = new Job(batches, fetched);
      try {
        fetched += fetch(batches);
      } catch (RuntimeException | Error failure) {
        job.closeBatches();
        throw failure;
      }
      if (batches.isEmpty()) {
        toEncode.add(Job.end());
        toWrite.add(Job.end());
        return;
      }
      toWrite.add(job);
      toEncode.add(job);
    }
  }

  private long fetch(List<Batch> into) {
    long fetched = 0;
    double bytesPerRow = meter.rows() == 0 ? 1_024 : meter.plainBytes() / (double) meter.rows();
    while (into.size() < MOST_BATCHES && fetched * bytesPerRow < JOB_BYTES) {
      long start = System.nanoTime();
      @Nullable Batch batch = rows.next();
      meter.addSince(Stage.QUERY, start);
      if (batch == null) {
        break;
      }
      into.add(batch);
      fetched += batch.rows();
    }
    return fetched;
  }
}
