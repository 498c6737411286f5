package io.kartero.server.database;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `INSERT INTO t SELECT ...` as Treasure Data's clients mean it: a table that was just created
/// knows no column but `time`, and gets those of the query; `time` is filled in where the query has
/// none.
public final class Insertions {
  private static final Pattern INSERT =
      Pattern.compile(
          "(?is)\\A((?:\\s|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*INSERT\\s+INTO\\s+)"
              + "(?:(\"[^\"]+\"|\\w+)\\s*\\.\\s*)?(\"[^\"]+\"|\\w+)(\\s+)((?:SELECT|WITH)\\b.*)\\z");

  private final DuckDbEngine engine;

  Insertions(DuckDbEngine engine) {
    this.engine = engine;
  }

  /// Makes room for what a statement inserts, and returns the statement that inserts it: by names
  /// where it would not fit by position. Any other SQL comes back as it is.
  ///
  /// @param database for names without one
  public String fit(String database, String sql) {
    Matcher insert = INSERT.matcher(sql);
    if (!insert.matches()) {
      return sql;
    }
    String into = insert.group(2) == null ? database : unquoted(insert.group(2));
    String table = unquoted(insert.group(3));
    try (Transaction transaction = engine.begin()) {
      List<TableColumn> there = new Catalog(transaction).columns(into, table);
      if (there.stream().noneMatch(column -> column.name().equals(TableColumn.TIME))) {
        return sql;
      }
      List<Column> inserted = columns(database, insert.group(5));
      if (!goesByName(there, inserted)) {
        return sql;
      }
      addMissing(transaction, into, table, there, inserted);
      return insert.group(1)
          + Names.quoted(into, table)
          + " BY NAME"
          + insert.group(4)
          + insert.group(5);
    } catch (QueryException e) {
      return sql; // running it will say what is wrong with it, at its place
    }
  }

  private static boolean goesByName(List<TableColumn> there, List<Column> inserted) {
    Set<String> names = new HashSet<>();
    inserted.forEach(column -> names.add(SchemaChange.key(column.name())));
    Set<String> known = new HashSet<>();
    there.forEach(column -> known.add(SchemaChange.key(column.name())));
    return there.size() != inserted.size() || known.equals(names);
  }

  private List<Column> columns(String database, String query) {
    try (Result result =
        engine.query(
            database,
            "SELECT * FROM (" + query.strip().replaceAll(";\\s*\\z", "") + "\n) LIMIT 0",
            QueryContext.NONE,
            new Cancellation())) {
      return result.schema().columns();
    }
  }

  /// The query itself says the types.
  private static void addMissing(
      Transaction transaction,
      String database,
      String table,
      List<TableColumn> there,
      List<Column> inserted) {
    boolean added = false;
    for (Column column : inserted) {
      if (there.stream().noneMatch(known -> known.name().equalsIgnoreCase(column.name()))) {
        transaction.run(
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(
                    Names.quoted(database, table), Names.quoted(column.name()), type(column)));
        added = true;
      }
    }
    if (added) {
      transaction.commit();
    }
  }

  private static String type(Column column) {
    return column.type() == DataType.Scalar.NULL ? "VARCHAR" : column.type().toString();
  }

  private static String unquoted(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }
}
