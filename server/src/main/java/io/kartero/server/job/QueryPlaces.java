package io.kartero.server.job;

import io.kartero.export.settings.Problem;
import io.kartero.query.Engine;
import io.kartero.query.engines.Engines;
import java.util.Optional;
import java.util.function.Supplier;

/// Where queries run: the engine that is named, else one of the name of the type, else the one that
/// the database lives on, else the warehouse.
public final class QueryPlaces {
  private final Supplier<Engine> warehouse;
  private final Engines engines;

  /// @param warehouse asked for with the first query there: whoever only wants to know of engines
  ///   does without
  QueryPlaces(Supplier<Engine> warehouse, Engines engines) {
    this.warehouse = warehouse;
    this.engines = engines;
  }

  /// No engine but the warehouse.
  static QueryPlaces warehouse(Engine warehouse) {
    return new QueryPlaces(() -> warehouse, Engines.none());
  }

  Engines.Place of(Optional<String> engine, String type, String database) {
    return remote(engine, type, database)
        .orElseGet(() -> new Engines.Place(warehouse.get(), database));
  }

  /// Whether such a query runs elsewhere than in the warehouse.
  public boolean isRemote(Optional<String> engine, String type, String database) {
    return remote(engine, type, database).isPresent();
  }

  private Optional<Engines.Place> remote(Optional<String> engine, String type, String database) {
    if (engine.isPresent()) {
      return engine.get().equals(Engines.WAREHOUSE)
          ? Optional.empty()
          : Optional.of(engines.on(engine.get(), database));
    }
    return engines.has(type) ? Optional.of(engines.on(type, database)) : engines.of(database);
  }

  /// What is wrong with the name of an engine, if anything.
  public Optional<Problem> problem(String engine) {
    return engines.has(engine) || engine.equals(Engines.WAREHOUSE)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "engine",
                "is \"" + engine + "\", which is none",
                "there are " + String.join(", ", engines.names())));
  }
}
