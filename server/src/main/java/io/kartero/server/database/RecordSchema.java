package io.kartero.server.database;

import io.kartero.server.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msgpack.value.Value;

/// What columns records need: looked at before the first one is added, so that no column changes
/// its type on the way.
final class RecordSchema {
  /// A table that is wider is a mistake in the data: values taken for names.
  private static final int MOST_COLUMNS = 2000;

  private final Map<String, Column> columns = new LinkedHashMap<>();

  private record Column(String name, Seen seen) {}

  void add(Value record) {
    Value[] entries = RecordFile.entries(record.asMapValue());
    for (int i = 0; i < entries.length; i += 2) {
      String name = name(entries[i]);
      if (!name.isEmpty()) {
        column(name).seen().add(entries[i + 1]);
      }
    }
  }

  private Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      column = columns.computeIfAbsent(SchemaChange.key(name), _ -> new Column(name, new Seen()));
      if (columns.size() > MOST_COLUMNS) {
        throw new Invalid(
            "data",
            "the records have more than " + MOST_COLUMNS + " different keys",
            "keys become columns; put names that vary into a map");
      }
    }
    return column;
  }

  static String name(Value key) {
    return key.isRawValue() ? key.asRawValue().asString() : key.toString();
  }

  /// Adds what a table lacks, and widens what is too narrow.
  void applyTo(SchemaChange change) {
    columns.forEach((key, column) -> {
      TableColumn there = change.columns().get(key);
      Optional<ColumnType> type =
          there == null ? column.seen().type() : Optional.of(column.seen().widened(there.type()));
      type.ifPresent(needed -> change.set(column.name(), needed));
    });
  }

  /// Those of a table's columns that the records have values for.
  List<TableColumn> named(SchemaChange table) {
    return table.columns().entrySet().stream()
        .filter(column -> columns.containsKey(column.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
