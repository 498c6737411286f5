package io.kartero.server.database;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.query.engines.Engines;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import java.util.List;

/// `INSERT INTO t SELECT ...` as Treasure Data's clients mean it: a table that was just created
/// knows no column but `time`, and gets those of the query; `time` is filled in where the query has
/// none.
public final class Insertions {
  private Insertions() {}

  /// Makes room for what a statement inserts, and returns the statement that inserts it: by names
  /// where it would not fit by position. Any other SQL comes back as it is.
  public static String fit(Engines.Place place, String sql) {
    return InsertStatement.of(sql).map(insert -> fitted(place, insert, sql)).orElse(sql);
  }

  private static String fitted(Engines.Place place, InsertStatement insert, String sql) {
    try {
      return place.engine() instanceof DuckDbEngine warehouse
          ? inWarehouse(warehouse, place.schema(), insert, sql)
          : TrinoInsertions.fitted(place, insert, sql);
    } catch (QueryException e) {
      return sql; // running it will say what is wrong with it, at its place
    }
  }

  private static String inWarehouse(
      DuckDbEngine engine, String database, InsertStatement insert, String sql) {
    String into = insert.database().orElse(database);
    try (Transaction transaction = engine.begin()) {
      List<TableColumn> there = new Catalog(transaction).columns(into, insert.table());
      if (there.isEmpty()) {
        return sql;
      }
      List<Column> inserted = columns(engine, database, insert);
      if (!InsertStatement.goesByName(there, inserted)) {
        return sql;
      }
      String table = Names.quoted(into, insert.table());
      List<Column> missing = InsertStatement.missing(there, inserted);
      missing.forEach(column ->
          transaction.run(
              "ALTER TABLE %s ADD COLUMN %s %s"
                  .formatted(table, Names.quoted(column.name()), type(column))));
      if (!missing.isEmpty()) {
        transaction.commit();
      }
      return insert.begin() + table + " BY NAME" + insert.gap() + insert.query();
    }
  }

  private static List<Column> columns(
      DuckDbEngine engine, String database, InsertStatement insert) {
    String sql = "SELECT * FROM " + insert.asTable() + " LIMIT 0";
    try (Result result = engine.query(database, sql)) {
      return result.schema().columns();
    }
  }

  /// The query itself says it.
  private static String type(Column column) {
    return column.type() == DataType.Scalar.NULL ? "VARCHAR" : column.type().toString();
  }
}
