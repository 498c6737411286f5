package io.kartero.server.job.result;

import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Rows on their way: whoever takes them has each batch put aside first, so that they are read once
/// only. Closing it before [#finish] leaves no file.
public final class Keeping implements Batches {
  private final Batches rows;
  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final Bytes frame = new Bytes();
  private final VectorWriter writer = new VectorWriter(frame);
  private final AtomicLong count = new AtomicLong();
  private boolean finished;

  /// @param rows closed together with this
  Keeping(Batches rows, Path file) {
    this.rows = rows;
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      writeHead();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void writeHead() throws IOException {
    frame.putInt(KeptRows.MAGIC);
    frame.putInt(KeptRows.VERSION);
    long length = frame.reserve(4);
    SchemaBytes.write(rows.schema(), frame);
    frame.memory().set(ValueLayout.JAVA_INT_UNALIGNED, length, (int) (frame.size() - length - 4));
    frame.writeTo(channel);
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = rows.next();
    if (batch != null) {
      try {
        keep(batch);
      } catch (IOException e) {
        batch.close();
        throw failure(e);
      } catch (RuntimeException | Error e) {
        batch.close();
        throw e;
      }
    }
    return batch;
  }

  private void keep(Batch batch) throws IOException {
    frame.clear();
    frame.putLong(batch.rows());
    long length = frame.reserve(8);
    long start = frame.size();
    for (int i = 0; i < schema().size(); i++) {
      writer.write(schema().column(i).type(), batch.column(i), Selection.all(batch.rows()));
    }
    frame.memory().set(ValueLayout.JAVA_LONG_UNALIGNED, length, frame.size() - start);
    frame.writeTo(channel);
    count.addAndGet(batch.rows());
  }

  /// How many rows have passed so far.
  public long count() {
    return count.get();
  }

  /// All rows have passed: from here on the file is there, whole, also after a power cut.
  ///
  /// @return its size
  public long finish() {
    try {
      frame.clear();
      frame.putLong(0);
      frame.putLong(count.get());
      frame.writeTo(channel);
      channel.force(true);
      long size = channel.size();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      finished = true;
      return size;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "The result could not be kept in "
            + file
            + " ("
            + e.getMessage()
            + "); make room on that disk, then run the job again.",
        e);
  }

  /// The memory is given back by whoever made this, when nobody reads any more: see [#release].
  @Override
  public void close() {
    rows.close();
  }

  /// Gives everything back. Nobody may be in [#next] any more.
  public void release() {
    try (channel;
        frame) {
      rows.close();
      if (!finished) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
