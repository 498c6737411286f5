package io.kartero.server.job.result;

import io.kartero.rows.Batches;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/// The kept results of all jobs, in one folder. The files of a job begin with its id and a dash.
public final class KeptResults {
  private static final String EXTENSION = ".rows";

  private final Path folder;

  public KeptResults(Path folder) {
    this.folder = folder;
  }

  /// How a rendering's bytes lie on the disk.
  public enum Packing {
    PLAIN,
    GZIP
  }

  /// The name of the file of one attempt.
  public static String name(long job, int attempt) {
    return job + "-" + attempt + EXTENSION;
  }

  /// Puts rows aside as they pass.
  public Keeping keep(Batches rows, String name) {
    return new Keeping(rows, folder.resolve(name));
  }

  /// Kept rows as they were, with their types.
  public Batches open(String name) {
    return KeptRows.open(folder.resolve(name));
  }

  /// A file with kept rows in another format, made when it is first asked for.
  ///
  /// @param extension names the format
  public Path rendered(String name, String extension, Rendering format, Packing packing) {
    Path file = folder.resolve(name.replace(EXTENSION, "." + extension));
    if (!Files.exists(file)) {
      try {
        render(name, file, format, packing);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The result could not be written to " + file + " (" + e.getMessage() + ").", e);
      }
    }
    return file;
  }

  private void render(String name, Path file, Rendering format, Packing packing)
      throws IOException {
    Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (Batches rows = open(name);
          OutputStream out = packed(part, packing)) {
        format.write(rows, out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OutputStream packed(Path file, Packing packing) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new BufferedOutputStream(
        switch (packing) {
          case PLAIN -> out;
          case GZIP -> new GZIPOutputStream(out, 1 << 16);
        },
        1 << 16);
  }

  /// Removes what was kept of a job, in every format.
  public void delete(long job) {
    delete(job, file -> true);
  }

  /// Removes what earlier attempts left; an attempt that wakes late must not touch a later one's.
  ///
  /// @param except a file that stays
  public void deleteBefore(long job, int attempt, String except) {
    delete(job, file -> attempt(file) < attempt && !file.equals(except));
  }

  private static int attempt(String file) {
    return Integer.parseInt(file.replaceFirst("^\\d+-(\\d+)\\..*", "$1"));
  }

  private void delete(long job, Predicate<String> which) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, job + "-*")) {
      for (Path file : files) {
        if (which.test(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
