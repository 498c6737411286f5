package io.kartero.server.database;

import io.kartero.query.duckdb.Appender;
import io.kartero.query.duckdb.Transaction;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;

/// Adds records to a table, one batch after the other.
final class RecordWriter implements AutoCloseable {
  private final List<ColumnType> types;
  private final Map<String, Integer> places = new HashMap<>();
  private final Schema schema;
  private final Appender appender;
  private final boolean[] filled;
  private BatchBuilder rows;

  /// @param columns all of the table's
  RecordWriter(
      Transaction transaction, String database, String table, Collection<TableColumn> columns) {
    List<Column> appended = new ArrayList<>();
    for (TableColumn column : columns) {
      places.put(SchemaChange.key(column.name()), appended.size());
      appended.add(new Column(column.name(), column.type().appended()));
    }
    types = columns.stream().map(TableColumn::type).toList();
    filled = new boolean[appended.size()];
    schema = new Schema(appended);
    appender = transaction.append(database, table, appended);
    rows = new BatchBuilder(schema);
  }

  void add(Value record) {
    Value[] entries = RecordFile.entries(record.asMapValue());
    for (int i = 0; i < entries.length; i += 2) {
      @Nullable Integer place = place(RecordSchema.name(entries[i]));
      if (place != null && !filled[place]) { // of a key that comes twice the first counts
        filled[place] = true;
        Cells.append(rows.column(place), types.get(place), entries[i + 1]);
      }
    }
    for (int i = 0; i < filled.length; i++) {
      if (!filled[i]) {
        rows.column(i).appendNull();
      }
      filled[i] = false;
    }
    if (rows.rows() == Appender.MOST_ROWS) {
      flush();
    }
  }

  private @Nullable Integer place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      place = places.get(SchemaChange.key(name));
      if (place != null) {
        places.put(name, place);
      }
    }
    return place;
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
