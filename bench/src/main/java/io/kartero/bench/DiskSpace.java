package io.kartero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/// What a run needs on disk: the tables that are not there yet, and one output at a time.
final class DiskSpace {
  /// DuckDB's library and Polars.
  private static final long PEERS = 300_000_000;

  private DiskSpace() {}

  static void require(Request request, DataFolder data) throws IOException {
    long free = Files.getFileStore(request.data()).getUsableSpace();
    long needed = needed(request, data);
    if (free < needed) {
      throw new BenchException(
          String.format(
              Locale.ROOT,
              "%s has %.1f GB free and this needs %.1f GB; name another folder with --data, or"
                  + " fewer rows with --rows",
              request.data(),
              free / 1e9,
              needed / 1e9));
    }
  }

  static long needed(Request request, DataFolder data) {
    long tables = 0;
    long output = 0;
    for (Table table : Table.values()) {
      long text = request.rows(table) * table.bytesPerRow();
      int copies =
          request.suites().stream()
              .mapToInt(suite -> outputs(suite, table, request))
              .max()
              .orElse(0);
      output = Math.max(output, copies * text);
      if (copies > 0 && !DataFolder.isMade(data.place(table, request.rows(table)))) {
        tables += 2 * text; // DuckDB's file and Parquet, while the one is made from the other
      }
    }
    return PEERS + tables + output;
  }

  /// How often the table's text is on disk at the same time, at most.
  private static int outputs(SuiteName suite, Table table, Request request) {
    return switch (suite) {
      case CSV, GZIP, JAVA, DELIVERY -> request.tables().contains(table) ? 1 : 0;
      case DIALECTS, PGP -> request.tables().contains(table) ? 2 : 0;
      case COLD, TRINO -> 0;
      case MEMORY -> table == Table.PROFILES ? 1 : 0;
      case MEMORY_10X -> table == Table.PROFILES ? 10 : 0;
    };
  }
}
