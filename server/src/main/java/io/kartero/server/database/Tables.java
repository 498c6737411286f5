package io.kartero.server.database;

import io.kartero.export.settings.Problem;
import io.kartero.query.Result;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tables of the databases, wherever those are.
public final class Tables {
  private final Storages storages;
  private final DatabaseStore store;
  private final InstantSource clock;

  Tables(Storages storages, DatabaseStore store, InstantSource clock) {
    this.storages = storages;
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
    storages.of(database).create(table);
    store.forgetTable(database, table);
    store.noteTable(database, table, clock.instant());
  }

  public void delete(String database, String table) {
    storages.of(database).delete(table);
    store.forgetTable(database, table);
  }

  public List<Table> list(String database) {
    List<Storage.Stored> stored = storages.of(database).tables();
    stored.forEach(table -> store.noteTable(database, table.name(), clock.instant()));
    Map<String, DatabaseStore.Note> notes =
        store.tables(database).stream()
            .collect(Collectors.toMap(DatabaseStore.Note::name, Function.identity()));
    return stored.stream()
        .map(table -> table(database, table, Objects.requireNonNull(notes.get(table.name()))))
        .toList();
  }

  /// @throws NotFound when there is none of that name
  public Table show(String database, String table) {
    return list(database).stream()
        .filter(each -> each.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new NotFound("table", database + "." + table));
  }

  private static Table table(String database, Storage.Stored stored, DatabaseStore.Note note) {
    return new Table(
        note.id(),
        database,
        stored.name(),
        stored.rows(),
        stored.columns().stream().filter(TableColumn::isListed).toList(),
        stored.bytes(),
        stored.lastTime(),
        note.expireDays(),
        note.createdAt(),
        note.updatedAt());
  }

  /// Makes these the table's columns: those that are new are added, those with another type are
  /// converted, and those that are left out are dropped.
  public void updateSchema(String database, String table, List<TableColumn> wanted) {
    changeSchema(database, table, wanted, Storage.Left.DROPPED);
  }

  /// Adds columns, and converts those that are there with another type.
  public void appendSchema(String database, String table, List<TableColumn> added) {
    changeSchema(database, table, added, Storage.Left.KEPT);
  }

  private void changeSchema(
      String database, String table, List<TableColumn> wanted, Storage.Left left) {
    List<Problem> problems = Names.columnProblems(wanted);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    List<TableColumn> listed = wanted.stream().filter(TableColumn::isListed).toList();
    storages.of(database).change(table, listed, left);
    store.changed(database, table, clock.instant());
  }

  /// Exchanges the names of two tables.
  public void swap(String database, String one, String other) {
    storages.of(database).swap(one, other);
    store.changed(database, one, clock.instant());
    store.changed(database, other, clock.instant());
  }

  public void rename(String database, String from, String to, Existing existing) {
    Names.checkTable(to);
    storages.of(database).rename(from, to, existing);
    if (!from.equals(to)) {
      store.moved(database, from, database, to);
    }
  }

  /// Moves a table to another database.
  public void changeDatabase(String database, String table, String destination) {
    storages.of(database).move(table, storages.of(destination));
    store.moved(database, table, destination, table);
  }

  /// @param days after which rows may be deleted by their `time`; empty for never
  public void setExpireDays(String database, String table, OptionalInt days) {
    show(database, table);
    store.setExpireDays(database, table, days);
  }

  /// The last rows by `time`, the latest first. The caller closes the result.
  public Result tail(String database, String table, int count) {
    Storage storage = storages.of(database);
    storage.require(table);
    return storage.tail(table, Math.max(0, count));
  }

  /// The SQL that deletes the rows from one time on until before another, in seconds.
  ///
  /// @throws NotFound without that table
  public String deletion(String database, String table, long from, long to) {
    Storage storage = storages.of(database);
    storage.require(table);
    return storage.deletion(table, from, to);
  }

  /// Those that keep their rows for some days.
  List<DatabaseStore.Expiring> expiring() {
    return store.expiring();
  }

  /// Deletes the rows that are older than their table keeps them, and returns their number.
  long deleteExpired(DatabaseStore.Expiring table) {
    Instant first = clock.instant().minus(Duration.ofDays(table.days()));
    try {
      long deleted =
          storages
              .of(table.database())
              .deleteRows(table.name(), Long.MIN_VALUE, first.getEpochSecond());
      store.changed(table.database(), table.name(), clock.instant());
      return deleted;
    } catch (NotFound e) {
      store.forgetTable(table.database(), table.name()); // SQL dropped it
      return 0;
    }
  }
}
