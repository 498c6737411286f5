package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The databases. Those that SQL made are databases like any other, and so are those that live on
/// another engine.
public final class Databases {
  private final DuckDbEngine warehouse;
  private final Storages storages;
  private final DatabaseStore store;
  private final InstantSource clock;

  Databases(DuckDbEngine warehouse, Storages storages, DatabaseStore store, InstantSource clock) {
    this.warehouse = warehouse;
    this.storages = storages;
    this.store = store;
    this.clock = clock;
  }

  /// @throws io.kartero.server.platform.Invalid when the name cannot be one
  /// @throws Conflict when it is taken
  public void create(String name) {
    Names.checkDatabase(name);
    storages.of(name).createDatabase();
    store.forgetDatabase(name);
    store.noteDatabase(name, clock.instant());
  }

  /// Deletes a database with all its tables.
  ///
  /// @throws NotFound when there is none
  public void delete(String name) {
    storages.of(name).deleteDatabase();
    store.forgetDatabase(name);
  }

  /// All of them, by name. No engine but the warehouse is asked, so that one that is down keeps
  /// nobody from working with the others.
  public List<Database> list() {
    Map<String, OptionalLong> rows = rows();
    rows.keySet().forEach(name -> store.noteDatabase(name, clock.instant()));
    Map<String, DatabaseStore.Note> notes =
        store.databases().stream()
            .collect(Collectors.toMap(DatabaseStore.Note::name, Function.identity()));
    return rows.entrySet().stream()
        .map(each -> database(Objects.requireNonNull(notes.get(each.getKey())), each.getValue()))
        .toList();
  }

  /// The databases with the number of their rows.
  private Map<String, OptionalLong> rows() {
    Map<String, OptionalLong> rows = new TreeMap<>();
    try (Transaction transaction = warehouse.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.databases().forEach(name -> rows.put(name, OptionalLong.of(catalog.rows(name))));
    }
    storages.elsewhere().forEach(name -> rows.put(name, OptionalLong.empty()));
    return rows;
  }

  /// @throws NotFound when there is none of that name
  public Database show(String name) {
    return list().stream()
        .filter(database -> database.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFound("database", name));
  }

  private static Database database(DatabaseStore.Note note, OptionalLong rows) {
    return new Database(note.id(), note.name(), rows, note.createdAt(), note.updatedAt());
  }
}
