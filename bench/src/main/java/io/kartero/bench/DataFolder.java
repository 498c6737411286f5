package io.kartero.bench;

import io.kartero.query.duckdb.ByteSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// Where tables are kept between runs. Each is made once, beside its place, and moved there whole.
final class DataFolder implements AutoCloseable {
  private static final ByteSize MEMORY = ByteSize.ofGibibytes(2);

  private final Path folder;
  private final Progress progress;
  private final Interrupts interrupts;
  private final FileChannel lock;

  private DataFolder(
      Path folder, FileChannel lock, Progress progress, Interrupts interrupts) {
    this.folder = folder;
    this.lock = lock;
    this.progress = progress;
    this.interrupts = interrupts;
  }

  /// Takes the folder for this process alone: two that measure at a time would measure each other.
  static DataFolder open(Path folder, Progress progress, Interrupts interrupts)
      throws IOException {
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new BenchException(
            "another bench is using %s; wait for it, or name another folder with --data"
                .formatted(folder));
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    return new DataFolder(folder, lock, progress, interrupts);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  /// Where DuckDB's library is unpacked, for all processes.
  Path libraries() {
    return folder.resolve("cache");
  }

  /// The table's place, whether it is there or not. The recipe is part of the name: another recipe
  /// is another table.
  Dataset place(Table table, long rows) {
    CRC32 recipe = new CRC32();
    recipe.update(table.recipe(rows).getBytes(StandardCharsets.UTF_8));
    String name = "%s-%d-%08x".formatted(table.sqlName(), rows, recipe.getValue());
    return new Dataset(table, rows, folder.resolve(name));
  }

  static boolean isMade(Dataset data) {
    return Files.exists(data.home());
  }

  /// The table, made now if it is not there.
  Dataset make(Table table, long rows) throws IOException {
    Dataset data = place(table, rows);
    if (isMade(data)) {
      return data;
    }
    Path making = folder.resolve(data.home().getFileName() + ".making");
    Folders.delete(making);
    try (Interrupts.Running _ = interrupts.during(() -> Folders.deleteQuietly(making))) {
      fill(new Dataset(table, rows, making));
      Files.move(making, data.home());
      return data;
    } finally {
      Folders.delete(making);
    }
  }

  private void fill(Dataset data) throws IOException {
    String table = data.table().sqlName();
    Files.createDirectories(data.home());
    Files.createDirectories(libraries());
    Files.createSymbolicLink(data.home().resolve("cache"), Path.of("..", "cache"));
    try (Progress.Step _ = progress.begin("making " + data.description());
        Sql sql = open(data)) {
      sql.run(data.table().recipe(data.rows()));
    }
    try (Progress.Step _ = progress.begin("writing them as Parquet");
        Sql sql = open(data)) {
      sql.run("COPY " + table + " TO " + Sql.literal(data.parquet().toString()) + " (FORMAT parquet)");
    }
  }

  private Sql open(Dataset data) {
    return Sql.open(
        data.warehouse(),
        MEMORY,
        Runtime.getRuntime().availableProcessors(),
        libraries(),
        interrupts);
  }
}
