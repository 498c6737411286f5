package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The databases. Those that SQL made are databases like any other.
public final class Databases {
  private final DuckDbEngine engine;
  private final DatabaseStore store;
  private final InstantSource clock;

  Databases(DuckDbEngine engine, DatabaseStore store, InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.clock = clock;
  }

  /// @throws io.kartero.server.platform.Invalid when the name cannot be one
  /// @throws Conflict when it is taken
  public void create(String name) {
    Names.checkDatabase(name);
    try (Transaction transaction = engine.begin()) {
      if (new Catalog(transaction).hasDatabase(name)) {
        throw new Conflict("database " + name + " already exists", Optional.empty());
      }
      transaction.run("CREATE SCHEMA " + Names.quoted(name));
      transaction.commit();
    }
    store.forgetDatabase(name);
    store.noteDatabase(name, clock.instant());
  }

  /// Deletes a database with all its tables.
  ///
  /// @throws NotFound when there is none
  public void delete(String name) {
    try (Transaction transaction = engine.begin()) {
      new Catalog(transaction).requireDatabase(name);
      transaction.run("DROP SCHEMA " + Names.quoted(name) + " CASCADE");
      transaction.commit();
    }
    store.forgetDatabase(name);
  }

  /// All of them, by name.
  public List<Database> list() {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      List<String> names = catalog.databases();
      names.forEach(name -> store.noteDatabase(name, clock.instant()));
      Map<String, DatabaseStore.Note> notes =
          store.databases().stream()
              .collect(Collectors.toMap(DatabaseStore.Note::name, Function.identity()));
      return names.stream()
          .map(name -> database(catalog, Objects.requireNonNull(notes.get(name))))
          .toList();
    }
  }

  /// @throws NotFound when there is none of that name
  public Database show(String name) {
    return list().stream()
        .filter(database -> database.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFound("database", name));
  }

  private static Database database(Catalog catalog, DatabaseStore.Note note) {
    long rows =
        catalog.counts(note.name(), catalog.tables(note.name())).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    return new Database(note.id(), note.name(), rows, note.createdAt(), note.updatedAt());
  }
}
