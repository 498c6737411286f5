package io.kartero.server.database;

/// A column of a table.
public record TableColumn(String name, ColumnType type) {
  /// Every table has it: seconds since 1970. A schema does not list it.
  static final String TIME = "time";

  boolean isListed() {
    return !name.equals(TIME) && !name.equals("v");
  }
}
