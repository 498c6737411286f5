package io.kartero.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What is exported. The rows are made by SQL from their numbers, the same on every machine.
enum Table {
  LINEITEM(6_000_000, 150),
  PROFILES(10_000_000, 180);

  private final long standardRows;
  private final int bytesPerRow;

  Table(long standardRows, int bytesPerRow) {
    this.standardRows = standardRows;
    this.bytesPerRow = bytesPerRow;
  }

  /// As SQL and people write it.
  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The number of rows for which the design sets its bars.
  long standardRows() {
    return standardRows;
  }

  /// A row's length as CSV text, a little more than measured.
  int bytesPerRow() {
    return bytesPerRow;
  }

  /// The statement that makes the table.
  String recipe(long rows) {
    String resource = sqlName() + ".sql";
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("$rows", Long.toString(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
