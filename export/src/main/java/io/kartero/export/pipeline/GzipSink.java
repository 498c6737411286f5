package io.kartero.export.pipeline;

import io.kartero.export.compress.BlockCompressor;
import io.kartero.export.compress.GzipMember;
import io.kartero.export.compress.Piece;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/// One gzip member from blocks that workers compress. The text is cut into blocks by its length
/// alone, so equal text gives equal bytes, whatever the engine's batches were.
public final class GzipSink implements Sink {
  private final Sink target;
  private final Meter meter;
  private final GzipMember member = new GzipMember();
  private final ExecutorService workers;
  private final BlockingQueue<BlockCompressor> compressors = new LinkedBlockingQueue<>();
  private final Deque<Block> compressing = new ArrayDeque<>();
  private final Deque<Block> free = new ArrayDeque<>();
  private long blocks;
  private Block current;

  public GzipSink(int level, int threads, Meter meter, Sink target) throws IOException {
    this.target = target;
    this.meter = meter;
    ThreadFactory factory = Thread.ofPlatform().daemon().name("kartero-gzip-", 1).factory();
    this.workers = Executors.newFixedThreadPool(threads, factory);
    for (int i = 0; i < threads; i++) {
      compressors.add(BlockCompressor.gzip(level));
    }
    // One is filled, each worker has one, and as many wait in order.
    for (int i = 0; i < 2 * threads; i++) {
      free.add(new Block());
    }
    this.current = new Block();
    pass(member.header(), member.header().length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, BlockCompressor.BLOCK_LENGTH - current.length);
      current.append(bytes, offset + done, part);
      done += part;
      if (current.length == BlockCompressor.BLOCK_LENGTH) {
        compressCurrent();
        current = free.isEmpty() ? passOldest() : free.remove();
      }
    }
  }

  @Override
  public void finish() throws IOException {
    if (current.length > 0) {
      compressCurrent();
    }
    while (!compressing.isEmpty()) {
      passOldest();
    }
    byte[] trailer = member.trailer();
    pass(trailer, trailer.length);
    target.finish();
  }

  private void compressCurrent() {
    Block block = current;
    block.number = blocks++;
    block.compressed = workers.submit(() -> compress(block));
    compressing.add(block);
  }

  /// In a worker.
  private Piece compress(Block block) throws InterruptedException {
    BlockCompressor compressor = compressors.take();
    long start = System.nanoTime();
    try {
      compressor.compress(block.number, block.plain, block.length, block.piece);
      return block.piece;
    } finally {
      meter.addSince(Stage.COMPRESS, start);
      compressors.add(compressor);
    }
  }

  /// Waits for the block that comes next in the file, passes it on, and returns it for use again.
  private Block passOldest() throws IOException {
    Block block = compressing.remove();
    try {
      Piece piece = block.compressed.get();
      member.append(piece);
      pass(piece.bytes(), piece.size());
    } catch (ExecutionException e) {
      throw Failures.unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compressing");
    }
    block.length = 0;
    return block;
  }

  private void pass(byte[] bytes, int length) throws IOException {
    meter.addCompressedBytes(length);
    target.write(bytes, 0, length);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    // A worker's codec is native memory: it is freed when nobody can be in it any more.
    workers.close();
    compressors.forEach(BlockCompressor::close);
    target.close();
  }

  private static final class Block {
    byte[] plain = new byte[64 << 10];
    final Piece piece = new Piece();
    Future<Piece> compressed = CompletableFuture.completedFuture(piece);
    int length;
    long number;

    void append(byte[] bytes, int offset, int count) {
      if (length + count > plain.length) {
        // Straight to the full length: only a file of one small block does without.
        plain = Arrays.copyOf(plain, BlockCompressor.BLOCK_LENGTH);
      }
      System.arraycopy(bytes, offset, plain, length, count);
      length += count;
    }
  }
}
