package io.kartero.server.database;

import io.kartero.export.settings.Problem;
import io.kartero.query.duckdb.Transaction;
import io.kartero.server.platform.Invalid;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of databases, tables and columns.
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{3,255}");
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9_]{1,255}");

  /// Schemas that the warehouse or Kartero has for itself.
  static final Set<String> RESERVED =
      Set.of("information_schema", "pg_catalog", "temp", "system", Transaction.INTERNAL_SCHEMA);

  private Names() {}

  /// @throws Invalid when no new database can be called so
  static void checkDatabase(String name) {
    check("database", name);
    if (RESERVED.contains(name)) {
      throw new Invalid("database", "\"" + name + "\" is reserved", "choose another name");
    }
  }

  static void checkTable(String name) {
    check("table", name);
  }

  private static void check(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Invalid(
          field,
          "\"" + name + "\" is no name for a " + field,
          "3 to 255 small letters, digits and _ are accepted");
    }
  }

  static List<Problem> columnProblems(List<TableColumn> columns) {
    return columns.stream()
        .filter(column -> !COLUMN.matcher(column.name()).matches())
        .map(column ->
            new Problem(
                "schema",
                "\"" + column.name() + "\" is no name for a column",
                "letters, digits and _ are accepted"))
        .toList();
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String quoted(String database, String table) {
    return quoted(database) + "." + quoted(table);
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
