package io.kartero.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A table that has been made, in a folder that Kartero takes for its home.
///
/// @param rows how many the table has
record Dataset(Table table, long rows, Path home) {
  Path warehouse() {
    return home.resolve("warehouse.duckdb");
  }

  /// The same rows for programs that do not read DuckDB's files.
  Path parquet() {
    return home.resolve(table.sqlName() + ".parquet");
  }

  List<Path> inputs() {
    return List.of(warehouse(), parquet());
  }

  String selectAll() {
    return "SELECT * FROM " + table.sqlName();
  }

  /// For people.
  String description() {
    return String.format(Locale.ROOT, "%,d rows of %s", rows, table.sqlName());
  }
}
