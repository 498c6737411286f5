package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/// Writes a file: its full stretches past the operating system's cache, where the file system can
/// do that, for to copy them into it takes as long as to encode them, and nobody reads them there.
/// The rest, and short files, go through the cache.
final class DiskWriter implements AutoCloseable {
  /// A multiple of every file system's blocks.
  static final int STRETCH = 4 << 20;

  private static final int FIRST = 64 << 10;

  private final Path path;
  private final FileChannel cached;
  private FileChannel channel;
  private ByteBuffer gathered = ByteBuffer.allocateDirect(FIRST);
  private long written;

  /// @param cached to the file, and open for as long as this
  DiskWriter(Path path, FileChannel cached) {
    this.path = path;
    this.cached = cached;
    this.channel = cached;
  }

  /// To read what was written, at multiples of a stretch or behind the last one.
  FileChannel channel() {
    return channel;
  }

  /// How much of the file is not only in this process: full stretches until it is finished.
  long written() {
    return written;
  }

  void append(byte[] source, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!gathered.hasRemaining()) {
        makeRoom();
      }
      int part = Math.min(length - done, gathered.remaining());
      gathered.put(source, offset + done, part);
      done += part;
    }
  }

  private void makeRoom() throws IOException {
    if (gathered.capacity() == FIRST) {
      channel = pastCache();
      gathered = aligned(STRETCH, path).put(gathered.flip());
    } else {
      write(channel);
    }
  }

  /// Nothing is appended after this.
  void finish() throws IOException {
    write(gathered.hasRemaining() ? cached : channel);
  }

  private void write(FileChannel target) throws IOException {
    gathered.flip();
    while (gathered.hasRemaining()) {
      written += target.write(gathered, written);
    }
    gathered.clear();
  }

  private FileChannel pastCache() {
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, direct());
    } catch (IOException | UnsupportedOperationException | ClassNotFoundException notOffered) {
      return cached;
    }
  }

  /// Java offers it to everybody, but in a package that the compiler warns of.
  private static OpenOption direct() throws ClassNotFoundException {
    Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
    return Stream.of(options.getEnumConstants())
        .filter(option -> option.toString().equals("DIRECT"))
        .map(OpenOption.class::cast)
        .findFirst()
        .orElseThrow(UnsupportedOperationException::new);
  }

  /// Memory as reads and writes past the cache need it.
  static ByteBuffer aligned(int length, Path path) throws IOException {
    int block = (int) Files.getFileStore(path).getBlockSize();
    return ByteBuffer.allocateDirect(length + block).alignedSlice(block).limit(length).slice();
  }

  /// Ends the lock on the file, too.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
