package io.kartero.server.job.result;

import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import io.kartero.rows.Vector;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kept rows, read again; one frame at a time is in memory.
final class KeptRows implements Batches {
  static final int MAGIC = 0x574F524B; // "KROW"
  static final int VERSION = 1;
  private static final int FRAME_HEAD = 16;
  private static final long READ_AT_ONCE = 1 << 24;

  private final Path file;
  private final FileChannel channel;
  private final Schema schema;
  private long rows;
  private boolean ended;

  private KeptRows(Path file, FileChannel channel, Schema schema) {
    this.file = file;
    this.channel = channel;
    this.schema = schema;
  }

  static KeptRows open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        ByteBuffer head = read(channel, 12);
        if (head.getInt() != MAGIC || head.getInt() != VERSION) {
          throw new IOException(file + " holds no kept rows of this version");
        }
        return new KeptRows(file, channel, SchemaBytes.read(read(channel, head.getInt())));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer read(FileChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    return bytes.flip();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable Batch next() {
    if (ended) {
      return null;
    }
    try {
      ByteBuffer head = read(channel, FRAME_HEAD);
      long count = head.getLong();
      long length = head.getLong();
      if (count == 0) {
        end(length);
        return null;
      }
      rows += count;
      return frame((int) count, length);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  /// @param counted how many rows were put aside
  private void end(long counted) throws IOException {
    ended = true;
    if (counted != rows) {
      throw new IOException("it holds %d rows and should hold %d".formatted(rows, counted));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the batch does, when it is closed
  private Batch frame(int count, long length) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment frame = arena.allocate(length, 8);
      fill(frame);
      VectorReader reader = new VectorReader(frame, arena);
      List<Vector> columns = new ArrayList<>();
      for (int i = 0; i < schema.size(); i++) {
        columns.add(reader.read(schema.column(i).type(), count));
      }
      return new Batch(count, columns, arena::close);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private void fill(MemorySegment frame) throws IOException {
    for (long at = 0; at < frame.byteSize(); at += READ_AT_ONCE) {
      long length = Math.min(READ_AT_ONCE, frame.byteSize() - at);
      ByteBuffer part = frame.asSlice(at, length).asByteBuffer();
      while (part.hasRemaining()) {
        if (channel.read(part) < 0) {
          throw new EOFException("the file ends too early");
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static {
    if (ValueLayout.JAVA_LONG.order() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException("only little-endian machines are known");
    }
  }
}
