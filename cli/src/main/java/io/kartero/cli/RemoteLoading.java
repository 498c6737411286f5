package io.kartero.cli;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.TextVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Brings the rows of files into a table of an engine elsewhere. They go into a table beside it
/// first, so that a load that fails leaves the table as it was.
///
/// Rows go as SQL, which is made for thousands of them: whoever has millions loads them where the
/// engine keeps its files.
///
/// @param rows SQL of the warehouse that reads the files
record RemoteLoading(Warehouse warehouse, Origin.Remote engine, String table, String rows) {
  /// Half of what Trino takes for one statement.
  private static final int LONGEST_STATEMENT = 500_000;

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
    String insert = "INSERT INTO " + TableName.quoted(beside) + " VALUES ";
    StringBuilder statement = new StringBuilder(insert);
    long count = 0;
    try (Result read = warehouse.query("main", "SELECT " + texts + " FROM (" + rows + ")")) {
      for (Batch batch = read.next(); batch != null; batch = read.next()) {
        try (Batch reading = batch) {
          for (int row = 0; row < reading.rows(); row++) {
            statement.append(statement.length() == insert.length() ? "(" : ", (");
            append(reading, row, columns, statement);
            count++;
            if (statement.length() > LONGEST_STATEMENT) {
              engine.run(statement.toString());
              statement.setLength(insert.length());
            }
          }
        }
      }
    }
    if (statement.length() > insert.length()) {
      engine.run(statement.toString());
    }
    return count;
  }

  private static void append(
      Batch batch, int row, List<RemoteColumn> columns, StringBuilder statement) {
    for (int i = 0; i < columns.size(); i++) {
      TextVector texts = (TextVector) batch.column(i);
      statement
          .append(i == 0 ? "" : ", ")
          .append(
              texts.isNull(row)
                  ? "NULL"
                  : columns.get(i).literal(new String(texts.bytesAt(row), StandardCharsets.UTF_8)));
    }
    statement.append(')');
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
