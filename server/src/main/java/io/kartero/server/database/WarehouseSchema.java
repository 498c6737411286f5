package io.kartero.server.database;

import io.kartero.query.duckdb.Transaction;

/// Changes the columns of a table in the warehouse.
final class WarehouseSchema {
  private WarehouseSchema() {}

  /// @param table quoted
  static void apply(SchemaChange change, Transaction transaction, String table) {
    change.steps().forEach(step -> transaction.run("ALTER TABLE " + table + " " + sql(step)));
  }

  private static String sql(ColumnChange step) {
    return switch (step) {
      case ColumnChange.Added(TableColumn column) ->
          "ADD COLUMN " + Names.quoted(column.name()) + " " + column.type().sql();
      case ColumnChange.Converted(TableColumn column, ColumnType type) ->
          "ALTER COLUMN %s TYPE %s USING %s"
              .formatted(Names.quoted(column.name()), type.sql(), converted(column, type));
      case ColumnChange.Dropped(String name) -> "DROP COLUMN " + Names.quoted(name);
    };
  }

  private static String converted(TableColumn column, ColumnType type) {
    String name = Names.quoted(column.name());
    boolean nested =
        column.type() instanceof ColumnType.ArrayOf || column.type() instanceof ColumnType.MapOf;
    return nested && type == ColumnType.Plain.STRING
        ? "CAST(to_json(" + name + ") AS VARCHAR)"
        : "TRY_CAST(" + name + " AS " + type.sql() + ")";
  }
}
