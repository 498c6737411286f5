package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes a change of a folder's entries last over a loss of power.
final class FolderSync {
  private FolderSync() {}

  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException notOffered) {
      // Windows opens no folder; its file system journals the entries itself.
    }
  }
}
