package io.kartero.bench;

import io.kartero.query.duckdb.ByteSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// Where tables are kept between runs. Each is made once, beside its place, and moved there whole.
final class DataFolder {
  private static final ByteSize MEMORY = ByteSize.ofGibibytes(2);

  private final Path folder;
  private final Progress progress;
  private final Interrupts interrupts;

  DataFolder(Path folder, Progress progress, Interrupts interrupts) {
    this.folder = folder;
    this.progress = progress;
    this.interrupts = interrupts;
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
    Files.createDirectories(making);
    Files.createDirectories(libraries());
    Files.createSymbolicLink(making.resolve("cache"), Path.of("..", "cache"));
    Dataset made = new Dataset(table, rows, making);
    String what = "making %,d rows of %s".formatted(rows, table.sqlName());
    try (Sql sql = open(made);
        Progress.Step _ = progress.begin(what)) {
      sql.run(table.recipe(rows));
    }
    try (Sql sql = open(made);
        Progress.Step _ = progress.begin("writing them as parquet")) {
      sql.run(
          "COPY %s TO %s (FORMAT parquet)"
              .formatted(table.sqlName(), Sql.literal(made.parquet().toString())));
    }
    Files.move(making, data.home());
    return data;
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
