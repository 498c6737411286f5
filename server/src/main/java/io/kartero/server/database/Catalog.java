package io.kartero.server.database;

import io.kartero.query.duckdb.Transaction;
import io.kartero.server.platform.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is in the warehouse, seen by one transaction.
final class Catalog {
  private static final String HERE = " WHERE database_name = current_database()";

  private final Transaction transaction;

  Catalog(Transaction transaction) {
    this.transaction = transaction;
  }

  List<String> databases() {
    return Answers.list(
            transaction,
            "SELECT schema_name FROM duckdb_schemas()" + HERE + " ORDER BY schema_name",
            row -> row.text(0))
        .stream()
        .filter(name -> !Names.RESERVED.contains(name) && !name.equals("main"))
        .toList();
  }

  boolean hasDatabase(String name) {
    return databases().contains(name);
  }

  void requireDatabase(String name) {
    if (!hasDatabase(name)) {
      throw new NotFound("database", name);
    }
  }

  List<String> tables(String database) {
    return Answers.list(
        transaction,
        "SELECT table_name FROM duckdb_tables()"
            + HERE
            + " AND schema_name = "
            + Names.literal(database)
            + " ORDER BY table_name",
        row -> row.text(0));
  }

  boolean hasTable(String database, String table) {
    return tables(database).contains(table);
  }

  void requireTable(String database, String table) {
    requireDatabase(database);
    if (!hasTable(database, table)) {
      throw new NotFound("table", database + "." + table);
    }
  }

  /// Every column of every table of a database, `time` included, in the tables' order.
  Map<String, List<TableColumn>> columns(String database) {
    record Found(String table, TableColumn column) {}
    return Answers.list(
            transaction,
            "SELECT table_name, column_name, data_type FROM duckdb_columns()"
                + HERE
                + " AND schema_name = "
                + Names.literal(database)
                + " ORDER BY table_name, column_index",
            row ->
                new Found(row.text(0), new TableColumn(row.text(1), ColumnType.ofSql(row.text(2)))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Found::table,
                LinkedHashMap::new,
                Collectors.mapping(Found::column, Collectors.toList())));
  }

  List<TableColumn> columns(String database, String table) {
    return columns(database).getOrDefault(table, List.of());
  }

  /// The rows of each of these tables.
  Map<String, Long> counts(String database, List<String> tables) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (!tables.isEmpty()) {
      String sql =
          tables.stream()
              .map(table ->
                  "SELECT %s, count(*) FROM %s"
                      .formatted(Names.literal(table), Names.quoted(database, table)))
              .collect(Collectors.joining(" UNION ALL "));
      Answers.list(transaction, sql, row -> counts.put(row.text(0), row.number(1)));
    }
    return counts;
  }

  /// The rows of all tables of a database.
  long rows(String database) {
    return counts(database, tables(database)).values().stream().mapToLong(Long::longValue).sum();
  }
}
