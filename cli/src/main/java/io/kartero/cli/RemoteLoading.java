package io.kartero.cli;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.query.sql.JsonRows;
import io.kartero.rows.Batch;
import io.kartero.rows.TextVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Brings the rows of files into a table of an engine elsewhere. They go into a table beside it
/// first, so that a load that fails leaves the table as it was.
///
/// Rows go as SQL, which is made for thousands of them: whoever has millions loads them where the
/// engine keeps its files.
///
/// @param rows SQL of the warehouse that reads the files
record RemoteLoading(Warehouse warehouse, Origin.Remote engine, String table, String rows) {
  /// The number of rows loaded.
  long run(Loading.Mode mode) {
    boolean exists = engine.holds(table);
    if (exists && mode == Loading.Mode.CREATE) {
      throw new CallerError("DB.TABLE", table + " already exists", "add --append or --replace");
    }
    List<RemoteColumn> columns = columns();
    String beside = table + "__loading_" + Long.toHexString(System.nanoTime());
    engine.run("CREATE TABLE " + TableName.quoted(beside) + declared(columns));
    try {
      long count = fill(beside, columns);
      move(beside, exists, mode, columns);
      return count;
    } catch (RuntimeException e) {
      dropQuietly(beside, e);
      throw e;
    }
  }

  private List<RemoteColumn> columns() {
    try (Result none = warehouse.query("main", "SELECT * FROM (" + rows + ") LIMIT 0")) {
      return none.schema().columns().stream().map(RemoteColumn::new).toList();
    }
  }

  private static String declared(List<RemoteColumn> columns) {
    return columns.stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private long fill(String beside, List<RemoteColumn> columns) {
    String texts = columns.stream().map(RemoteColumn::text).collect(Collectors.joining(", "));
    String insert = "INSERT INTO " + TableName.quoted(beside) + " ";
    JsonRows values =
        new JsonRows(
            columns.stream().map(column -> new JsonRows.Column("varchar", column.value())).toList(),
            query -> engine.run(insert + query));
    long count = 0;
    try (Result read = warehouse.query("main", "SELECT " + texts + " FROM (" + rows + ")")) {
      for (Batch batch = read.next(); batch != null; batch = read.next()) {
        try (Batch reading = batch) {
          for (int row = 0; row < reading.rows(); row++) {
            values.add(cells(reading, row, columns.size()));
            count++;
          }
        }
      }
    }
    values.end();
    return count;
  }

  private static List<String> cells(Batch batch, int row, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> cell((TextVector) batch.column(i), row))
        .toList();
  }

  private static String cell(TextVector texts, int row) {
    return texts.isNull(row)
        ? "null"
        : JsonRows.text(new String(texts.bytesAt(row), StandardCharsets.UTF_8));
  }

  private void move(String beside, boolean exists, Loading.Mode mode, List<RemoteColumn> columns) {
    String target = TableName.quoted(table);
    if (exists && mode == Loading.Mode.APPEND) {
      String names = columns.stream().map(RemoteColumn::name).collect(Collectors.joining(", "));
      engine.run(
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s"
              .formatted(target, names, TableName.quoted(beside)));
      engine.run("DROP TABLE " + TableName.quoted(beside));
      return;
    }
    if (exists) {
      engine.run("DROP TABLE " + target);
    }
    engine.run("ALTER TABLE " + TableName.quoted(beside) + " RENAME TO " + target);
  }

  private void dropQuietly(String beside, RuntimeException reason) {
    try {
      engine.run("DROP TABLE IF EXISTS " + TableName.quoted(beside));
    } catch (QueryException e) {
      reason.addSuppressed(e);
    }
  }
}
