package io.kartero.export.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Passes on what is written from a thread of its own, so that the writer waits for the stages
/// behind only when they are slower than all before them.
///
/// It copies into blocks of equal length, all of them full but for the last. A writer who is all
/// blocks ahead waits for one. What fails behind is thrown at the writer's next call.
public final class RelaySink implements Sink {
  /// So far may the writer be ahead, or two blocks.
  private static final int AHEAD_BYTES = 8 << 20;

  private static final int SMALLEST_BLOCK = 64 << 10;

  private final Sink target;
  private final int blockBytes;
  private final ExecutorService thread;
  private final Deque<Block> free;
  private final Semaphore room;
  private final BlockingQueue<Block> full;
  private final Block end = new Block();
  private Future<?> passing = CompletableFuture.completedFuture(null);
  private boolean started;
  private @Nullable Block current;
  private volatile @Nullable Throwable failure;

  /// @param name of the thread
  /// @param blockBytes what `target` likes to get at once
  public RelaySink(String name, int blockBytes, Sink target) {
    int blocks = Math.max(2, AHEAD_BYTES / blockBytes);
    this.target = target;
    this.blockBytes = blockBytes;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    this.free = new ArrayDeque<>(blocks);
    for (int i = 0; i < blocks; i++) {
      free.push(new Block());
    }
    this.room = new Semaphore(blocks);
    this.full = new ArrayBlockingQueue<>(blocks + 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    throwFailure();
    int done = 0;
    while (done < length) {
      Block block = current == null ? take() : current;
      current = block;
      int part = Math.min(length - done, blockBytes - block.length);
      block.append(bytes, offset + done, part, blockBytes);
      done += part;
      if (block.length == blockBytes) {
        pass(block);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    if (current != null) {
      pass(current);
    }
    pass(end);
    try {
      passing.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw Failures.unchecked(e.getCause());
    }
    throwFailure();
  }

  private Block take() throws IOException {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    throwFailure();
    synchronized (free) {
      return free.pop();
    }
  }

  private void pass(Block block) {
    current = null;
    full.add(block);
    if (!started) {
      started = true;
      passing = thread.submit(this::passAll);
    }
  }

  /// In the thread.
  private void passAll() {
    try {
      for (Block block = full.take(); block != end; block = full.take()) {
        target.write(block.bytes, 0, block.length);
        giveBack(block);
      }
      target.finish();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
      room.release(); // whoever waits for a block gets to know
    }
  }

  /// The block that was used last is used next: it is in the processor's cache, and blocks that are
  /// not needed take no memory.
  private void giveBack(Block block) {
    block.length = 0;
    synchronized (free) {
      free.push(block);
    }
    room.release();
  }

  private void throwFailure() throws IOException {
    Throwable thrown = failure;
    if (thrown instanceof IOException checked) {
      throw checked;
    }
    if (thrown != null) {
      throw Failures.unchecked(thrown);
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while the stages behind were at work");
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close(); // the stages behind belong to nobody now
    target.close();
  }

  private static final class Block {
    byte[] bytes = {};
    int length;

    /// Grows by doubling, so that small files take little memory.
    void append(byte[] source, int offset, int count, int most) {
      if (length + count > bytes.length) {
        int wanted = Math.max(length + count, Math.max(SMALLEST_BLOCK, 2 * bytes.length));
        bytes = Arrays.copyOf(bytes, Math.min(wanted, most));
      }
      System.arraycopy(source, offset, bytes, length, count);
      length += count;
    }
  }
}
