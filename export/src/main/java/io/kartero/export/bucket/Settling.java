package io.kartero.export.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Forces to the disk what is written to a file, and reads it back: in a thread of its own while
/// the writer goes on, so that little is left to wait for at the end.
final class Settling implements AutoCloseable {
  private static final long STRETCH = 32 << 20;
  private static final int READ_AT_ONCE = 256 << 10;

  private final FileChannel channel;
  private final CRC32C sum = new CRC32C();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_AT_ONCE);
  private @Nullable ExecutorService behind;
  private Future<?> running = CompletableFuture.completedFuture(null);
  private long begun;
  private long done;

  Settling(FileChannel channel) {
    this.channel = channel;
  }

  /// The file has so many bytes now.
  void follow(long written) throws IOException {
    if (written - begun < STRETCH || !running.isDone()) {
      return;
    }
    await(); // for how it went
    begun = written;
    if (behind == null) {
      behind =
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().daemon().name("kartero-settle").factory());
    }
    running =
        behind.submit(() -> {
          channel.force(false);
          readUpTo(written);
          return null;
        });
  }

  /// All is written: waits until all is on the disk and has been read.
  ///
  /// @return the CRC-32C of what was read
  int finish() throws IOException {
    await();
    channel.force(true);
    readUpTo(Long.MAX_VALUE);
    return (int) sum.getValue();
  }

  private void await() throws IOException {
    try {
      running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the file was forced to the disk");
    }
  }

  private void readUpTo(long end) throws IOException {
    while (done < end) {
      buffer.clear().limit((int) Math.min(READ_AT_ONCE, end - done));
      int read = channel.read(buffer, done);
      if (read < 0) {
        return;
      }
      sum.update(buffer.flip());
      done += read;
    }
  }

  /// Gives up what is under way; the channel is closed before.
  @Override
  public void close() {
    if (behind != null) {
      behind.close();
    }
  }
}
