package io.kartero.server.database;

/// What happens to a column of a table.
sealed interface ColumnChange {
  record Added(TableColumn column) implements ColumnChange {}

  record Converted(TableColumn column, ColumnType type) implements ColumnChange {}

  record Dropped(String name) implements ColumnChange {}
}
