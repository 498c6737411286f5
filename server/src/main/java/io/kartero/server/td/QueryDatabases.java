package io.kartero.server.td;

import io.kartero.server.database.Databases;
import io.kartero.server.job.QueryPlaces;
import java.util.Optional;

/// The databases that queries may name: those of the warehouse, and whatever lives elsewhere, which
/// the engine there knows.
record QueryDatabases(Databases warehouse, QueryPlaces places) {
  /// Refuses a database of the warehouse that is not there. An engine that is not there is for
  /// others to refuse.
  ///
  /// @throws io.kartero.server.platform.NotFound when there is no such database
  void require(Optional<String> engine, String type, String database) {
    boolean unknown = engine.flatMap(places::problem).isPresent();
    if (!unknown && !places.isRemote(engine, type, database)) {
      warehouse.show(database);
    }
  }
}
