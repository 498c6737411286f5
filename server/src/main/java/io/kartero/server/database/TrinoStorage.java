package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.engines.Engines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A database on a Trino: a schema of its catalog. Each statement is for itself there, so what
/// needs several is put back by hand where one fails.
///
/// @param ledger where the imports are noted that have been done
record TrinoStorage(TrinoCatalog catalog, DuckDbEngine ledger) implements Storage {
  TrinoStorage(Engines.Place place, String database, DuckDbEngine ledger) {
    this(new TrinoCatalog(place, database), ledger);
  }

  @Override
  public void createDatabase() {
    if (catalog.hasDatabase()) {
      throw Storage.databaseTaken(catalog.database());
    }
    catalog.run("CREATE SCHEMA " + Names.quoted(catalog.schema()));
  }

  @Override
  public void deleteDatabase() {
    catalog.requireDatabase();
    catalog.run("DROP SCHEMA " + Names.quoted(catalog.schema()) + " CASCADE");
  }

  @Override
  public void require(String table) {
    catalog.requireTable(table);
  }

  /// Rows are not counted: that can be a long query.
  @Override
  public List<Stored> tables() {
    List<String> names = catalog.tables();
    if (names.isEmpty()) {
      catalog.requireDatabase();
    }
    Map<String, List<TableColumn>> columns = catalog.columns();
    return names.stream()
        .map(name ->
            new Stored(
                name,
                columns.getOrDefault(name, List.of()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty()))
        .toList();
  }

  @Override
  public void create(String table) {
    catalog.requireDatabase();
    if (catalog.hasTable(table)) {
      throw Storage.taken(catalog.database(), table);
    }
    catalog.run("CREATE TABLE " + catalog.quoted(table) + " (\"time\" bigint)");
  }

  @Override
  public void delete(String table) {
    catalog.requireTable(table);
    catalog.run("DROP TABLE " + catalog.quoted(table));
  }

  /// What a type can become is for Trino's connector to say.
  @Override
  public void change(String table, List<TableColumn> wanted, Left left) {
    catalog.requireTable(table);
    SchemaChange change = new SchemaChange(catalog.columns(table));
    wanted.forEach(column -> change.set(column.name(), column.type()));
    if (left == Left.DROPPED) {
      change.keepOnly(wanted);
    }
    TrinoSchema.apply(change, catalog, table);
  }

  @Override
  public void swap(String one, String other) {
    catalog.requireTable(one);
    catalog.requireTable(other);
    String between = "swap_of_" + one + "_and_" + other;
    rename(one, between);
    orElse(() -> rename(other, one), () -> rename(between, one));
    rename(between, other);
  }

  @Override
  public void rename(String from, String to, Tables.Existing existing) {
    catalog.requireTable(from);
    if (from.equals(to)) {
      return;
    }
    if (!catalog.hasTable(to)) {
      rename(from, to);
      return;
    }
    if (existing == Tables.Existing.REFUSED) {
      throw Storage.taken(catalog.database(), to);
    }
    String aside = to + "_to_be_overwritten";
    rename(to, aside);
    orElse(() -> rename(from, to), () -> rename(aside, to));
    delete(aside);
  }

  private void rename(String from, String to) {
    catalog.run("ALTER TABLE " + catalog.quoted(from) + " RENAME TO " + catalog.quoted(to));
  }

  private static void orElse(Runnable step, Runnable back) {
    try {
      step.run();
    } catch (RuntimeException e) {
      try {
        back.run();
      } catch (RuntimeException e2) {
        e.addSuppressed(e2);
      }
      throw e;
    }
  }

  @Override
  public void move(String table, Storage destination) {
    if (!(destination instanceof TrinoStorage(TrinoCatalog there, _))
        || !there.engine().equals(catalog.engine())) {
      throw Storages.apart(table);
    }
    catalog.requireTable(table);
    there.requireDatabase();
    if (there.hasTable(table)) {
      throw Storage.taken(there.database(), table);
    }
    catalog.run("ALTER TABLE " + catalog.quoted(table) + " RENAME TO " + there.quoted(table));
  }

  @Override
  public Result tail(String table, int count) {
    return catalog
        .engine()
        .query(
            catalog.schema(),
            "SELECT * FROM %s ORDER BY \"time\" DESC LIMIT %d"
                .formatted(catalog.quoted(table), count));
  }

  @Override
  public String deletion(String table, long from, long to) {
    return "DELETE FROM %s WHERE \"time\" >= %d AND \"time\" < %d"
        .formatted(catalog.quoted(table), from, to);
  }

  @Override
  public long deleteRows(String table, long from, long to) {
    catalog.requireTable(table);
    return catalog.list(deletion(table, from, to), row -> row.number(0)).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  @Override
  public long load(
      String id, String table, List<RecordFile> files, RecordSchema needed, Instant now) {
    return new TrinoLoad(catalog, ledger, id, table).run(files, needed, now);
  }
}
