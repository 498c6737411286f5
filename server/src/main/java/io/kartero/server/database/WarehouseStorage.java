package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A database in the warehouse: one of its schemas. Every change is one transaction.
record WarehouseStorage(DuckDbEngine engine, String database) implements Storage {
  /// DuckDB's unit on the disk.
  private static final long BLOCK = 262_144;

  @Override
  public void createDatabase() {
    try (Transaction transaction = engine.begin()) {
      if (new Catalog(transaction).hasDatabase(database)) {
        throw Storage.databaseTaken(database);
      }
      transaction.run("CREATE SCHEMA " + Names.quoted(database));
      transaction.commit();
    }
  }

  @Override
  public void deleteDatabase() {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireDatabase(database);
      transaction.run("DROP SCHEMA " + Names.quoted(database) + " CASCADE");
      transaction.commit();
    }
  }

  @Override
  public void require(String table) {
    change(table, _ -> {});
  }

  @Override
  public List<Stored> tables() {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireDatabase(database);
      List<String> names = catalog.tables(database);
      Map<String, List<TableColumn>> columns = catalog.columns(database);
      Map<String, Long> counts = catalog.counts(database, names);
      return names.stream()
          .map(name -> {
            List<TableColumn> itsColumns = columns.getOrDefault(name, List.of());
            return new Stored(
                name,
                itsColumns,
                OptionalLong.of(counts.getOrDefault(name, 0L)),
                OptionalLong.of(bytes(transaction, name)),
                lastTime(transaction, name, itsColumns));
          })
          .toList();
    }
  }

  private OptionalLong lastTime(Transaction transaction, String table, List<TableColumn> columns) {
    if (!columns.contains(new TableColumn(TableColumn.TIME, ColumnType.Plain.LONG))) {
      return OptionalLong.empty();
    }
    return Answers.list(
            transaction,
            "SELECT max(\"time\") FROM " + quoted(table),
            row -> row.isNull(0) ? OptionalLong.empty() : OptionalLong.of(row.number(0)))
        .getFirst();
  }

  private long bytes(Transaction transaction, String table) {
    long blocks =
        Answers.list(
                transaction,
                "SELECT count(DISTINCT block_id) FROM pragma_storage_info(%s) WHERE persistent"
                    .formatted(Names.literal(quoted(table))),
                row -> row.number(0))
            .getFirst();
    return blocks * BLOCK;
  }

  /// `time` is filled in where an INSERT does not name it.
  @Override
  public void create(String table) {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireDatabase(database);
      if (catalog.hasTable(database, table)) {
        throw Storage.taken(database, table);
      }
      transaction.run(
          "CREATE TABLE %s (\"time\" BIGINT DEFAULT CAST(epoch(now()) AS BIGINT))"
              .formatted(quoted(table)));
      transaction.commit();
    }
  }

  @Override
  public void delete(String table) {
    change(table, transaction -> transaction.run("DROP TABLE " + quoted(table)));
  }

  /// A value that a column's new type does not fit becomes NULL.
  @Override
  public void change(String table, List<TableColumn> wanted, Left left) {
    change(
        table,
        transaction -> {
          SchemaChange change = new SchemaChange(new Catalog(transaction).columns(database, table));
          wanted.forEach(column -> change.set(column.name(), column.type()));
          if (left == Left.DROPPED) {
            change.keepOnly(wanted);
          }
          WarehouseSchema.apply(change, transaction, quoted(table));
        });
  }

  @Override
  public void swap(String one, String other) {
    String between = "swap of " + one + " and " + other;
    change(
        one,
        transaction -> {
          new Catalog(transaction).requireTable(database, other);
          transaction.run(renaming(one, between));
          transaction.run(renaming(other, one));
          transaction.run(renaming(between, other));
        });
  }

  @Override
  public void rename(String from, String to, Tables.Existing existing) {
    change(
        from,
        transaction -> {
          if (from.equals(to)) {
            return;
          }
          if (new Catalog(transaction).hasTable(database, to)) {
            if (existing == Tables.Existing.REFUSED) {
              throw Storage.taken(database, to);
            }
            transaction.run("DROP TABLE " + quoted(to));
          }
          transaction.run(renaming(from, to));
        });
  }

  @Override
  public void move(String table, Storage destination) {
    if (!(destination instanceof WarehouseStorage(_, String there))) {
      throw Storages.apart(table);
    }
    change(
        table,
        transaction -> {
          Catalog catalog = new Catalog(transaction);
          catalog.requireDatabase(there);
          if (catalog.hasTable(there, table)) {
            throw Storage.taken(there, table);
          }
          transaction.run(
              "CREATE TABLE %s AS FROM %s".formatted(Names.quoted(there, table), quoted(table)));
          transaction.run("DROP TABLE " + quoted(table));
        });
  }

  @Override
  public Result tail(String table, int count) {
    return engine.query(
        database,
        "SELECT * FROM %s ORDER BY \"time\" DESC LIMIT %d".formatted(Names.quoted(table), count));
  }

  @Override
  public String deletion(String table, long from, long to) {
    return "DELETE FROM %s WHERE \"time\" >= %d AND \"time\" < %d"
        .formatted(quoted(table), from, to);
  }

  @Override
  public long deleteRows(String table, long from, long to) {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireTable(database, table);
      long deleted = Answers.count(transaction, deletion(table, from, to));
      transaction.commit();
      return deleted;
    }
  }

  @Override
  public long load(
      String id, String table, List<RecordFile> files, RecordSchema needed, Instant now) {
    return new RecordLoad(engine, database, table).run(id, files, needed, now);
  }

  /// Does something to a table that must be there, in one transaction.
  private void change(String table, Consumer<Transaction> change) {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireTable(database, table);
      change.accept(transaction);
      transaction.commit();
    }
  }

  private String quoted(String table) {
    return Names.quoted(database, table);
  }

  private String renaming(String from, String to) {
    return "ALTER TABLE " + quoted(from) + " RENAME TO " + Names.quoted(to);
  }
}
