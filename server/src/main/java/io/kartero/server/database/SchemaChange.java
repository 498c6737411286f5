package io.kartero.server.database;

import io.kartero.query.duckdb.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must happen to a table's columns. Names are compared without case, as SQL does.
final class SchemaChange {
  private final String table;
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();
  private final List<String> statements = new ArrayList<>();

  SchemaChange(String database, String table, List<TableColumn> columns) {
    this.table = Names.quoted(database, table);
    columns.forEach(column -> this.columns.put(key(column.name()), column));
  }

  /// Makes sure that there is this column, of this type.
  void set(String name, ColumnType type) {
    @Nullable TableColumn there = columns.get(key(name));
    if (there == null) {
      statements.add("ADD COLUMN " + Names.quoted(name) + " " + type.sql());
      columns.put(key(name), new TableColumn(name, type));
    } else if (!there.type().equals(type)) {
      String column = Names.quoted(there.name());
      statements.add(
          "ALTER COLUMN " + column + " TYPE " + type.sql() + " USING " + converted(there, type));
      columns.put(key(name), new TableColumn(there.name(), type));
    }
  }

  private static String converted(TableColumn column, ColumnType type) {
    String name = Names.quoted(column.name());
    boolean nested =
        column.type() instanceof ColumnType.ArrayOf || column.type() instanceof ColumnType.MapOf;
    return nested && type == ColumnType.Plain.STRING
        ? "CAST(to_json(" + name + ") AS VARCHAR)"
        : "TRY_CAST(" + name + " AS " + type.sql() + ")";
  }

  /// Drops every column but these and those that no schema lists.
  void keepOnly(List<TableColumn> wanted) {
    List<String> keys = wanted.stream().map(column -> key(column.name())).toList();
    for (TableColumn column : List.copyOf(columns.values())) {
      if (column.isListed() && !keys.contains(key(column.name()))) {
        statements.add("DROP COLUMN " + Names.quoted(column.name()));
        columns.remove(key(column.name()));
      }
    }
  }

  /// The columns as they will be.
  Map<String, TableColumn> columns() {
    return columns;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  void run(Transaction transaction) {
    statements.forEach(statement -> transaction.run("ALTER TABLE " + table + " " + statement));
  }
}
