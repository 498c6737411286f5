package io.kartero.export.pipeline;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.CharacterEncoder;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.rows.Batches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/// From batches to the file's text: one thread fetches, workers encode, the caller's thread writes
/// what they made, in order.
public final class EncodingPipeline implements AutoCloseable {
  private final Batches rows;
  private final Dialect dialect;
  private final Meter meter;
  private final Semaphore room;
  private final BlockingQueue<Job> toEncode;
  private final BlockingQueue<Job> toWrite;
  private final List<Thread> threads = new ArrayList<>();

  /// @param rows closed together with this
  public EncodingPipeline(Batches rows, Dialect dialect, int workers, Meter meter) {
    this.rows = rows;
    this.dialect = dialect;
    this.meter = meter;
    int jobs = 3 * workers;
    this.room = new Semaphore(jobs);
    // Besides the jobs under way, a failure's and the end.
    this.toEncode = new ArrayBlockingQueue<>(jobs + 2);
    this.toWrite = new ArrayBlockingQueue<>(jobs + 2);
    Fetcher fetcher = new Fetcher(rows, meter, room, toEncode, toWrite);
    threads.add(Thread.ofPlatform().daemon().name("kartero-fetch").unstarted(fetcher));
    for (int i = 1; i <= workers; i++) {
      EncodingWorker worker = new EncodingWorker(rows.schema(), dialect, toEncode, meter);
      threads.add(Thread.ofPlatform().daemon().name("kartero-encode-" + i).unstarted(worker));
    }
  }

  /// Writes the whole file into `sink`, without finishing it.
  public void run(Sink sink) throws IOException, InterruptedException {
    threads.forEach(Thread::start);
    for (Job job = toWrite.take(); !job.isEnd(); job = toWrite.take()) {
      write(job, sink);
      room.release();
    }
  }

  /// Writes the header line. To be called before [#run], where the dialect has one.
  public void writeHeader(Sink sink) throws IOException {
    Block header = new Block(256);
    new RowEncoder(rows.schema(), dialect).header(header);
    Block encoded = new Block(header.size());
    CharacterEncoder characters = new CharacterEncoder(dialect);
    if (!characters.encode(header, encoded)) {
      throw UnmappableCharacterException.inHeader(
          characters.unmappable(header).orElseThrow(), dialect.charset());
    }
    meter.addPlainBytes(encoded.size());
    sink.write(encoded.array(), 0, encoded.size());
  }

  private void write(Job job, Sink sink) throws IOException, InterruptedException {
    while (true) {
      switch (job.parcels().take()) {
        case Parcel.Rows(Block block, long count, BlockingQueue<Block> home) -> {
          meter.addRows(count);
          meter.addPlainBytes(block.size());
          sink.write(block.array(), 0, block.size());
          home.add(block);
        }
        case Parcel.Over _ -> {
          if (job.failure() != null) {
            throw Failures.unchecked(job.failure());
          }
          return;
        }
      }
    }
  }

  /// Stops the query and every thread, and gives all memory back.
  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      stop();
    }
  }

  private void stop() {
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= joinUninterruptibly(thread);
    }
    toWrite.forEach(Job::closeBatches);
    toEncode.forEach(Job::closeBatches); // of the job that was due, no worker may have taken it yet
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether an interrupt came meanwhile
  private static boolean joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
