package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The file of one upload under way.
final class UploadFile {
  /// The names of all [#entry]s.
  static final String ENTRIES = "entry-*.part";

  private final Uploads uploads;
  private final Path path;
  private final FileChannel channel;
  private final Settling settling;
  private long written;

  UploadFile(Uploads uploads, Path path, FileChannel channel) {
    this.uploads = uploads;
    this.path = path;
    this.channel = channel;
    this.settling = new Settling(channel);
  }

  Uploads uploads() {
    return uploads;
  }

  Path path() {
    return path;
  }

  void append(byte[] source, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    written += length;
    settling.follow(written);
  }

  /// Forces the bytes to the disk and reads them back.
  ///
  /// @return their CRC-32C
  int settle() throws IOException {
    return settling.finish();
  }

  /// Only in [Uploads#inTurn]: a closed file is not locked any more.
  void moveTo(Path target) throws IOException {
    close();
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Uploads.ended(path);
  }

  /// Where what is said of the object is written before both move.
  Path entry() {
    return path.resolveSibling("entry-" + path.getFileName());
  }

  /// The file that an entry was written for.
  static Path ofEntry(Path entry) {
    return entry.resolveSibling(entry.getFileName().toString().substring("entry-".length()));
  }

  void remove() throws IOException {
    try (settling;
        channel) {
      Files.deleteIfExists(entry());
      Files.deleteIfExists(path);
    } finally {
      Uploads.ended(path);
    }
  }

  private void close() throws IOException {
    try (settling) {
      channel.close();
    }
  }
}
