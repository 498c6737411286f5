package io.kartero.server.database;

import io.kartero.export.settings.Problem;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tables of the databases.
public final class Tables {
  private final DuckDbEngine engine;
  private final DatabaseStore store;
  private final InstantSource clock;

  Tables(DuckDbEngine engine, DatabaseStore store, InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.clock = clock;
  }

  /// What becomes of a table that has the new name already.
  public enum Existing {
    REFUSED,
    OVERWRITTEN
  }

  /// Makes a table with the column `time`, which is filled in where an INSERT does not name it.
  ///
  /// @throws NotFound without that database
  /// @throws Conflict when the name is taken
  public void create(String database, String table) {
    Names.checkTable(table);
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireDatabase(database);
      if (catalog.hasTable(database, table)) {
        throw taken(database, table);
      }
      transaction.run(
          "CREATE TABLE %s (\"time\" BIGINT DEFAULT CAST(epoch(now()) AS BIGINT))"
              .formatted(Names.quoted(database, table)));
      transaction.commit();
    }
    store.forgetTable(database, table);
    store.noteTable(database, table, clock.instant());
  }

  public void delete(String database, String table) {
    change(database, table, "DROP TABLE " + Names.quoted(database, table));
    store.forgetTable(database, table);
  }

  public List<Table> list(String database) {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireDatabase(database);
      List<String> names = catalog.tables(database);
      names.forEach(name -> store.noteTable(database, name, clock.instant()));
      Map<String, DatabaseStore.Note> notes =
          store.tables(database).stream()
              .collect(Collectors.toMap(DatabaseStore.Note::name, Function.identity()));
      Map<String, List<TableColumn>> columns = catalog.columns(database);
      Map<String, Long> counts = catalog.counts(database, names);
      return names.stream()
          .map(name ->
              table(
                  transaction,
                  database,
                  Objects.requireNonNull(notes.get(name)),
                  columns.getOrDefault(name, List.of()),
                  counts.getOrDefault(name, 0L)))
          .toList();
    }
  }

  /// @throws NotFound when there is none of that name
  public Table show(String database, String table) {
    return list(database).stream()
        .filter(each -> each.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new NotFound("table", database + "." + table));
  }

  private static Table table(
      Transaction transaction,
      String database,
      DatabaseStore.Note note,
      List<TableColumn> columns,
      long count) {
    String name = Names.quoted(database, note.name());
    boolean timed = columns.contains(new TableColumn(TableColumn.TIME, ColumnType.Plain.LONG));
    OptionalLong last =
        timed
            ? Answers.list(
                    transaction,
                    "SELECT max(\"time\") FROM " + name,
                    row -> row.isNull(0) ? OptionalLong.empty() : OptionalLong.of(row.number(0)))
                .getFirst()
            : OptionalLong.empty();
    long blocks =
        Answers.list(
                transaction,
                "SELECT count(DISTINCT block_id) FROM pragma_storage_info(%s) WHERE persistent"
                    .formatted(Names.literal(name)),
                row -> row.number(0))
            .getFirst();
    return new Table(
        note.id(),
        database,
        note.name(),
        count,
        columns.stream().filter(TableColumn::isListed).toList(),
        blocks * BLOCK,
        last,
        note.expireDays(),
        note.createdAt(),
        note.updatedAt());
  }

  /// DuckDB's unit on the disk.
  private static final long BLOCK = 262_144;

  /// Makes these the table's columns: those that are new are added, those with another type are
  /// converted, NULL where a value does not fit, and those that are left out are dropped.
  public void updateSchema(String database, String table, List<TableColumn> wanted) {
    changeSchema(database, table, wanted, Left.DROPPED);
  }

  /// Adds columns, and converts those that are there with another type.
  public void appendSchema(String database, String table, List<TableColumn> added) {
    changeSchema(database, table, added, Left.KEPT);
  }

  private enum Left {
    KEPT,
    DROPPED
  }

  private void changeSchema(String database, String table, List<TableColumn> wanted, Left left) {
    List<Problem> problems = Names.columnProblems(wanted);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    List<TableColumn> listed = wanted.stream().filter(TableColumn::isListed).toList();
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireTable(database, table);
      SchemaChange change = new SchemaChange(database, table, catalog.columns(database, table));
      listed.forEach(column -> change.set(column.name(), column.type()));
      if (left == Left.DROPPED) {
        change.keepOnly(listed);
      }
      change.run(transaction);
      transaction.commit();
    }
    store.changed(database, table, clock.instant());
  }

  /// Exchanges the names of two tables.
  public void swap(String database, String one, String other) {
    String between = Names.quoted("swap of " + one + " and " + other);
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireTable(database, one);
      catalog.requireTable(database, other);
      transaction.run(renaming(database, one) + between);
      transaction.run(renaming(database, other) + Names.quoted(one));
      transaction.run(
          "ALTER TABLE "
              + Names.quoted(database)
              + "."
              + between
              + " RENAME TO "
              + Names.quoted(other));
      transaction.commit();
    }
    store.changed(database, one, clock.instant());
    store.changed(database, other, clock.instant());
  }

  public void rename(String database, String from, String to, Existing existing) {
    Names.checkTable(to);
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireTable(database, from);
      if (from.equals(to)) {
        return;
      }
      if (catalog.hasTable(database, to)) {
        if (existing == Existing.REFUSED) {
          throw taken(database, to);
        }
        transaction.run("DROP TABLE " + Names.quoted(database, to));
      }
      transaction.run(renaming(database, from) + Names.quoted(to));
      transaction.commit();
    }
    store.moved(database, from, database, to);
  }

  /// Moves a table to another database.
  public void changeDatabase(String database, String table, String destination) {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireTable(database, table);
      catalog.requireDatabase(destination);
      if (catalog.hasTable(destination, table)) {
        throw taken(destination, table);
      }
      transaction.run(
          "CREATE TABLE %s AS FROM %s"
              .formatted(Names.quoted(destination, table), Names.quoted(database, table)));
      transaction.run("DROP TABLE " + Names.quoted(database, table));
      transaction.commit();
    }
    store.moved(database, table, destination, table);
  }

  /// @param days after which rows may be deleted by their `time`; empty for never
  public void setExpireDays(String database, String table, OptionalInt days) {
    show(database, table);
    store.setExpireDays(database, table, days);
  }

  /// The last rows by `time`, the latest first. The caller closes the result.
  public Result tail(String database, String table, int count) {
    show(database, table);
    return engine.query(
        database,
        "SELECT * FROM %s ORDER BY \"time\" DESC LIMIT %d"
            .formatted(Names.quoted(table), Math.max(0, count)));
  }

  /// The SQL that deletes the rows from one time on until before another, in seconds.
  ///
  /// @throws NotFound without that table
  public String deletion(String database, String table, long from, long to) {
    show(database, table);
    return delete(database, table, from, to);
  }

  private static String delete(String database, String table, long from, long to) {
    return "DELETE FROM %s WHERE \"time\" >= %d AND \"time\" < %d"
        .formatted(Names.quoted(database, table), from, to);
  }

  private long deleteBefore(String database, String table, Instant first) {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireTable(database, table);
      long deleted =
          Answers.count(
              transaction, delete(database, table, Long.MIN_VALUE, first.getEpochSecond()));
      transaction.commit();
      store.changed(database, table, clock.instant());
      return deleted;
    }
  }

  /// Deletes the rows that are older than their table keeps them, and returns their number.
  public long deleteExpired() {
    long deleted = 0;
    for (DatabaseStore.Expiring table : store.expiring()) {
      Instant first = clock.instant().minus(Duration.ofDays(table.days()));
      try {
        deleted += deleteBefore(table.database(), table.name(), first);
      } catch (NotFound e) {
        store.forgetTable(table.database(), table.name()); // SQL dropped it
      }
    }
    return deleted;
  }

  private void change(String database, String table, String sql) {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireTable(database, table);
      transaction.run(sql);
      transaction.commit();
    }
  }

  private static String renaming(String database, String table) {
    return "ALTER TABLE " + Names.quoted(database, table) + " RENAME TO ";
  }

  private static Conflict taken(String database, String table) {
    return new Conflict("table " + database + "." + table + " already exists", Optional.empty());
  }
}
