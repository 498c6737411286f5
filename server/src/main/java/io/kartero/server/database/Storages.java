package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.engines.EngineEntry;
import io.kartero.query.engines.Engines;
import io.kartero.server.platform.Invalid;
import java.util.Set;
import java.util.TreeSet;

/// Which database is where: in the warehouse, or on an engine that the file of engines names for
/// it.
final class Storages {
  private final DuckDbEngine warehouse;
  private final Engines engines;

  Storages(DuckDbEngine warehouse, Engines engines) {
    this.warehouse = warehouse;
    this.engines = engines;
  }

  Storage of(String database) {
    return engines
        .of(database)
        .<Storage>map(place -> new TrinoStorage(place, database, warehouse))
        .orElseGet(() -> new WarehouseStorage(warehouse, database));
  }

  /// The databases that are elsewhere, by the file: whether they are there is not asked.
  Set<String> elsewhere() {
    Set<String> names = new TreeSet<>();
    for (EngineEntry entry : engines.entries()) {
      names.addAll(entry.databases().keySet());
    }
    return names;
  }

  static Invalid apart(String table) {
    return new Invalid(
        "dest_database_name",
        "is on another engine than " + table,
        "CREATE TABLE ... AS SELECT makes a table, export and load carry one between engines");
  }
}
