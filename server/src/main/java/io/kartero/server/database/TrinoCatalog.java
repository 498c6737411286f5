package io.kartero.server.database;

import io.kartero.query.Engine;
import io.kartero.query.engines.Engines;
import io.kartero.server.platform.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What is in a schema of a Trino, as Trino says at the time of asking.
///
/// @param database what the schema is called here
record TrinoCatalog(Engine engine, String schema, String database) {
  /// A schema that each catalog has.
  private static final String INFORMATION = "information_schema";

  TrinoCatalog(Engines.Place place, String database) {
    this(place.engine(), place.schema().toLowerCase(Locale.ROOT), database);
  }

  /// Runs a statement that is no query.
  void run(String sql) {
    engine.query(INFORMATION, sql).close();
  }

  <T> List<T> list(String sql, Function<Answers.Row, T> reader) {
    return Answers.list(() -> engine.query(INFORMATION, sql), reader);
  }

  boolean hasDatabase() {
    String sql = "SELECT 1 FROM schemata WHERE schema_name = " + Names.literal(schema);
    return !list(sql, row -> row).isEmpty();
  }

  void requireDatabase() {
    if (!hasDatabase()) {
      throw new NotFound("database", database);
    }
  }

  /// Views are none.
  List<String> tables() {
    return list(
        "SELECT table_name FROM tables WHERE table_type = 'BASE TABLE' AND table_schema = "
            + Names.literal(schema)
            + " ORDER BY table_name",
        row -> row.text(0));
  }

  boolean hasTable(String table) {
    return tables().contains(table.toLowerCase(Locale.ROOT));
  }

  void requireTable(String table) {
    if (!hasTable(table)) {
      requireDatabase();
      throw new NotFound("table", database + "." + table);
    }
  }

  /// Every column of every table, `time` included, in the tables' order.
  Map<String, List<TableColumn>> columns() {
    return columnsWhere("");
  }

  List<TableColumn> columns(String table) {
    String name = table.toLowerCase(Locale.ROOT);
    return columnsWhere(" AND table_name = " + Names.literal(name)).getOrDefault(name, List.of());
  }

  private Map<String, List<TableColumn>> columnsWhere(String condition) {
    record Found(String table, TableColumn column) {}
    Map<String, List<TableColumn>> columns = new LinkedHashMap<>();
    list(
            "SELECT table_name, column_name, data_type FROM columns WHERE table_schema = "
                + Names.literal(schema)
                + condition
                + " ORDER BY table_name, ordinal_position",
            row -> new Found(row.text(0), new TableColumn(row.text(1), TrinoTypes.of(row.text(2)))))
        .forEach(found ->
            columns.computeIfAbsent(found.table(), _ -> new ArrayList<>()).add(found.column()));
    return columns;
  }

  /// A table's name as statements write it.
  String quoted(String table) {
    return Names.quoted(schema, table);
  }
}
