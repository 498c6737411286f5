package io.kartero.server.database;

/// Changes the columns of a table on Trino.
final class TrinoSchema {
  private TrinoSchema() {}

  static void apply(SchemaChange change, TrinoCatalog catalog, String table) {
    change
        .steps()
        .forEach(step -> catalog.run("ALTER TABLE " + catalog.quoted(table) + " " + sql(step)));
  }

  private static String sql(ColumnChange step) {
    return switch (step) {
      case ColumnChange.Added(TableColumn column) ->
          "ADD COLUMN " + Names.quoted(column.name()) + " " + TrinoTypes.sql(column.type());
      case ColumnChange.Converted(TableColumn column, ColumnType type) ->
          "ALTER COLUMN %s SET DATA TYPE %s"
              .formatted(Names.quoted(column.name()), TrinoTypes.sql(type));
      case ColumnChange.Dropped(String name) -> "DROP COLUMN " + Names.quoted(name);
    };
  }
}
