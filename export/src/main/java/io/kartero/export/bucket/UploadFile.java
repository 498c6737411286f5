package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/// The file of one upload under way.
record UploadFile(Uploads uploads, Path path, FileChannel channel) {
  private static final int READ_BACK = 1 << 16;

  void append(byte[] source, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /// Forces the bytes to the disk and reads them back.
  ///
  /// @return their CRC-32C
  int settle() throws IOException {
    channel.force(true);
    channel.position(0);
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(READ_BACK);
    while (channel.read(buffer) >= 0) {
      sum.update(buffer.flip());
      buffer.clear();
    }
    return (int) sum.getValue();
  }

  /// Only in [Uploads#inTurn]: a closed file is not locked any more.
  void moveTo(Path target) throws IOException {
    channel.close();
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Uploads.ended(path);
  }

  /// Where what is said of the object is written before both move.
  Path entry() {
    return path.resolveSibling("entry-" + path.getFileName());
  }

  void remove() throws IOException {
    try (channel) {
      Files.deleteIfExists(entry());
      Files.deleteIfExists(path);
    } finally {
      Uploads.ended(path);
    }
  }
}
