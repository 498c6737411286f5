package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/// This machine's file system, of which one operation fails: the `n`-th, whichever that is, or none
/// where `n` is 0. All that does not fail is done by the real one.
final class FaultyDisk {
  /// How it fails.
  enum Mode {
    /// The disk is full: what was asked is not done, of a write the first half.
    NOT_DONE,
    /// What was asked is done, and then said to have failed.
    DONE,
    /// The disk is gone, or the process is dead: nothing works any more.
    DEAD
  }

  private final Mode mode;
  private final int failing;
  private int operations;
  private String failed = "";

  FaultyDisk(Mode mode, int failing) {
    this.mode = mode;
    this.failing = failing;
  }

  /// The same path, on this disk.
  Path path(Path real) {
    return new FaultyPath(new FaultyFileSystem(FileSystems.getDefault(), this), real);
  }

  /// What failed, or nothing.
  String failed() {
    return failed;
  }

  /// Whether the operation that begins now must not be done.
  boolean refuses(String operation) {
    operations++;
    if (operations == failing) {
      failed = operation;
    }
    return mode == Mode.DEAD
        ? operations >= failing
        : mode == Mode.NOT_DONE && operations == failing;
  }

  /// An operation whose result is its only effect.
  <T> T run(String operation, Path path, Operation<T> work) throws IOException {
    if (refuses(operation)) {
      throw full(path);
    }
    T result = work.run();
    if (mode == Mode.DONE && operations == failing && operation.equals(failed)) {
      if (result instanceof AutoCloseable open) {
        close(open);
      }
      throw full(path);
    }
    return result;
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static IOException full(Path path) {
    return new FileSystemException(Objects.toString(path), null, "No space left on device");
  }

  interface Operation<T> {
    T run() throws IOException;
  }
}
