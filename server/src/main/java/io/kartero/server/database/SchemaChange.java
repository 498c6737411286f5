package io.kartero.server.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must happen to a table's columns. Names are compared without case, as SQL does.
final class SchemaChange {
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();
  private final List<ColumnChange> steps = new ArrayList<>();

  /// @param columns as they are
  SchemaChange(List<TableColumn> columns) {
    columns.forEach(column -> this.columns.put(key(column.name()), column));
  }

  /// Makes sure that there is this column, of this type.
  void set(String name, ColumnType type) {
    @Nullable TableColumn there = columns.get(key(name));
    if (there == null) {
      steps.add(new ColumnChange.Added(new TableColumn(name, type)));
      columns.put(key(name), new TableColumn(name, type));
    } else if (!there.type().equals(type)) {
      steps.add(new ColumnChange.Converted(there, type));
      columns.put(key(name), new TableColumn(there.name(), type));
    }
  }

  /// Drops every column but these and those that no schema lists.
  void keepOnly(List<TableColumn> wanted) {
    List<String> keys = wanted.stream().map(column -> key(column.name())).toList();
    for (TableColumn column : List.copyOf(columns.values())) {
      if (column.isListed() && !keys.contains(key(column.name()))) {
        steps.add(new ColumnChange.Dropped(column.name()));
        columns.remove(key(column.name()));
      }
    }
  }

  /// The columns as they will be.
  Map<String, TableColumn> columns() {
    return columns;
  }

  /// One after the other.
  List<ColumnChange> steps() {
    return steps;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
