package io.kartero.server.database;

import io.kartero.query.duckdb.Appender;
import io.kartero.query.duckdb.Transaction;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;

/// Adds records to a table, one batch after the other.
final class RecordWriter implements AutoCloseable {
  private final List<ColumnType> types;
  private final Schema schema;
  private final Appender appender;
  private final RecordRow row;
  private BatchBuilder rows;

  /// @param columns all of the table's
  RecordWriter(
      Transaction transaction, String database, String table, Collection<TableColumn> columns) {
    List<Column> appended = new ArrayList<>();
    for (TableColumn column : columns) {
      appended.add(new Column(column.name(), column.type().appended()));
    }
    types = columns.stream().map(TableColumn::type).toList();
    row = new RecordRow(columns);
    schema = new Schema(appended);
    appender = transaction.append(database, table, appended);
    rows = new BatchBuilder(schema);
  }

  void add(Value record) {
    @Nullable Value[] values = row.of(record);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        rows.column(i).appendNull();
      } else {
        Cells.append(rows.column(i), types.get(i), values[i]);
      }
    }
    if (rows.rows() == Appender.MOST_ROWS) {
      flush();
    }
  }

  private void flush() {
    try (Batch batch = rows.build()) {
      appender.append(batch);
    }
    rows = new BatchBuilder(schema);
  }

  /// Adds what is left.
  void finish() {
    flush();
    appender.close();
  }

  @Override
  public void close() {
    rows.close();
    appender.close();
  }
}
