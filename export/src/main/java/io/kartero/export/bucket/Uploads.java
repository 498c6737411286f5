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
import org.jspecify.annotations.Nullable;

/// The files of uploads under way, and the removal of those whose process is dead.
///
/// A living upload holds a lock on its file, which the operating system drops when the process
/// ends. POSIX drops all locks of a process on a file when it closes any handle to it, so the files
/// of this process are known by [#LIVING] and never opened a second time.
final class Uploads {
  private static final Set<Path> LIVING = ConcurrentHashMap.newKeySet();
  private static final ReentrantLock TURN = new ReentrantLock();

  private final Path own;
  private final Path folder;
  private final Path lock;

  Uploads(Path own) {
    this.own = own;
    this.folder = own.resolve("uploads");
    this.lock = own.resolve("lock");
  }

  /// A new file that is locked until it is closed, after the dead ones were removed.
  UploadFile begin(Path target) {
    try {
      Files.createDirectories(folder);
      return inTurn(() -> {
        Path real = folder.toRealPath(); // so that one file has one name in LIVING
        finishDead();
        removeDead(real);
        return create(real);
      });
    } catch (IOException e) {
      throw FolderFault.of("write", target, e);
    }
  }

  /// Makes sure that what is said of the objects agrees with them.
  void recover(Path target) {
    if (Files.isDirectory(folder)) {
      try {
        inTurn(() -> {
          finishDead();
          return true;
        });
      } catch (IOException e) {
        throw FolderFault.of("read", target, e);
      }
    }
  }

  /// A process that was killed between the two moves of its commit left the second one to do: the
  /// entry is there, and the file it was written for is not. Only in [#inTurn].
  void finishDead() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, UploadFile.ENTRIES)) {
      for (Path entry : entries) {
        if (!Files.exists(UploadFile.ofEntry(entry))) {
          Catalog.keepIfNewer(own.resolve("objects"), entry);
        }
      }
    }
  }

  /// Runs alone among all processes that write to this root.
  <T> T inTurn(Work<T> work) throws IOException {
    TURN.lock();
    try {
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        return work.run();
      } finally {
        release(channel);
      }
    } finally {
      TURN.unlock();
    }
  }

  /// Nothing was written, so nothing can be lost; and the work is done by now.
  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(Uploads.class.getName())
          .log(System.Logger.Level.DEBUG, "a lock was not closed", e);
    }
  }

  interface Work<T> {
    T run() throws IOException;
  }

  private UploadFile create(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "", ".part");
    LIVING.add(path);
    @Nullable FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.lock();
      return new UploadFile(this, path, channel);
    } catch (IOException e) {
      LIVING.remove(path);
      remove(path, channel, e);
      throw e;
    }
  }

  /// The next upload tries again: what counts is why this one did not begin.
  private static void remove(Path path, @Nullable FileChannel channel, IOException reason) {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  static void ended(Path path) {
    LIVING.remove(path);
  }

  private static void removeDead(Path folder) throws IOException {
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
