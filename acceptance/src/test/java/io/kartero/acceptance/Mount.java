package io.kartero.acceptance;

import io.kartero.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/// A small file system of its own, in memory. Only root may mount one: elsewhere the test is
/// skipped and says so aloud.
record Mount(Path folder) implements AutoCloseable {
  static Mount ofKilobytes(int kilobytes, Path folder) throws IOException {
    Files.createDirectories(folder);
    Program.Finished mounted =
        Program.named("mount")
            .run("-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
    if (mounted.exitCode() != 0) {
      String message = "no file system can be mounted, so this test did not run: ";
      System.err.println("SKIPPED: " + message + mounted.errors());
      throw new TestAbortedException(message + mounted.errors());
    }
    return new Mount(folder);
  }

  void resize(int kilobytes) {
    remount("size=" + kilobytes + "k");
  }

  void forReadingOnly() {
    remount("ro");
  }

  private void remount(String option) {
    Program.named("mount")
        .run("-o", String.join(",", List.of("remount", option)), folder.toString())
        .successful();
  }

  @Override
  public void close() {
    Program.named("umount").run("-l", folder.toString()).successful();
  }
}
