package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The files of uploads under way, and the removal of those whose process is dead.
///
/// A living upload holds a lock on its file, which the operating system drops when the process
/// ends. POSIX drops all locks of a process on a file when it closes any handle to it, so the files
/// of this process are known by [#LIVING] and never opened a second time.
final class Uploads {
  private static final Set<Path> LIVING = ConcurrentHashMap.newKeySet();
  private static final ReentrantLock TURN = new ReentrantLock();

  private final Path folder;
  private final Path lock;

  Uploads(Path own) {
    this.folder = own.resolve("uploads");
    this.lock = own.resolve("lock");
  }

  /// A new file that is locked until it is closed, after the dead ones were removed.
  UploadFile begin(Path target) {
    try {
      Files.createDirectories(folder);
      return inTurn(() -> {
        removeDead();
        return create();
      });
    } catch (IOException e) {
      throw FolderFault.of("write", target, e);
    }
  }

  /// Runs alone among all processes that write to this root.
  <T> T inTurn(Work<T> work) throws IOException {
    TURN.lock();
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      return work.run();
    } finally {
      TURN.unlock();
    }
  }

  interface Work<T> {
    T run() throws IOException;
  }

  private UploadFile create() throws IOException {
    Path path = Files.createTempFile(folder, "", ".part");
    LIVING.add(path);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.lock();
      return new UploadFile(this, path, channel);
    } catch (IOException e) {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(path);
      LIVING.remove(path);
      throw e;
    }
  }

  static void ended(Path path) {
    LIVING.remove(path);
  }

  private void removeDead() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
      for (Path file : files) {
        if (!LIVING.contains(file) && isDead(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isDead(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock found = channel.tryLock()) {
      return found != null;
    }
  }
}
