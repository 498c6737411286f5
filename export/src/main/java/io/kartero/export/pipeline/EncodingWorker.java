package io.kartero.export.pipeline;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.CharacterEncoder;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Encodes one job after the other, each in blocks.
///
/// The blocks are its own: the worker of the job that is due never waits for a block that a worker
/// of a later job holds.
final class EncodingWorker implements Runnable {
  /// A block is handed on once it has so many bytes.
  static final int BLOCK_BYTES = 256 << 10;

  static final int BLOCKS = 8;

  private final BlockingQueue<Job> jobs;
  private final Meter meter;
  private final Dialect dialect;
  private final RowEncoder encoder;
  private final @Nullable CharacterEncoder characters;
  private final Block utf8 = new Block(0);
  private final BlockingQueue<Block> free = new LinkedBlockingQueue<>();
  private int made;

  EncodingWorker(Schema schema, Dialect dialect, BlockingQueue<Job> jobs, Meter meter) {
    this.jobs = jobs;
    this.meter = meter;
    this.dialect = dialect;
    this.encoder = new RowEncoder(schema, dialect);
    this.characters =
        dialect.charset().equals(StandardCharsets.UTF_8) ? null : new CharacterEncoder(dialect);
  }

  @Override
  public void run() {
    try {
      for (Job job = jobs.take(); !job.isEnd(); job = jobs.take()) {
        work(job);
      }
      jobs.put(Job.end()); // for the other workers
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Job job) throws InterruptedException {
    try {
      encode(job);
      job.complete();
    } catch (RuntimeException | Error failure) {
      job.fail(failure);
    } finally {
      job.closeBatches();
    }
  }

  private void encode(Job job) throws InterruptedException {
    long firstRow = job.firstRow();
    for (Batch batch : job.batches()) {
      int row = 0;
      while (row < batch.rows()) {
        Block block = emptyBlock();
        long start = System.nanoTime();
        int next = encode(batch, row, block, firstRow);
        meter.addSince(Stage.ENCODE, start);
        job.parcels().add(new Parcel.Rows(block, next - row, free));
        row = next;
      }
      firstRow += batch.rows();
      batch.close();
    }
  }

  /// Blocks are made when there is need of them: a small file needs one.
  private Block emptyBlock() throws InterruptedException {
    if (made < BLOCKS && free.isEmpty()) {
      made++;
      return new Block(BLOCK_BYTES + BLOCK_BYTES / 4);
    }
    Block block = free.take();
    block.clear();
    return block;
  }

  private int encode(Batch batch, int row, Block block, long firstRow) {
    if (characters == null) {
      return encoder.encode(batch, row, block, BLOCK_BYTES);
    }
    utf8.clear();
    int next = encoder.encode(batch, row, utf8, BLOCK_BYTES);
    if (!characters.encode(utf8, block)) {
      throw explain(characters, batch, row, firstRow);
    }
    return next;
  }

  private UnmappableCharacterException explain(
      CharacterEncoder encoding, Batch batch, int from, long firstRow) {
    int row = from;
    while (true) {
      utf8.clear();
      encoder.encode(batch, row, utf8, 1);
      if (encoding.unmappable(utf8).isPresent()) {
        break;
      }
      row++;
    }
    Column column = encoder.faulty(batch, row, value -> encoding.unmappable(value).isEmpty());
    String character = encoding.unmappable(utf8).orElseThrow();
    return UnmappableCharacterException.inRow(
        firstRow + row + 1, column.name(), character, dialect.charset());
  }
}
