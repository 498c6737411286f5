package io.kartero.cli;

import io.kartero.query.engines.Engines;
import java.nio.file.Path;

/// Kartero's own folder.
record Home(Path folder) {
  static final String VARIABLE = "KARTERO_HOME";

  /// The file that holds every database, each as a schema.
  Path warehouse() {
    return folder.resolve("warehouse.duckdb");
  }

  /// The engines besides the warehouse.
  Path engines() {
    return folder.resolve(Engines.FILE);
  }

  /// Where queries spill what does not fit into memory.
  Path temporary() {
    return folder.resolve("temporary");
  }

  /// Where native libraries are unpacked.
  Path cache() {
    return folder.resolve("cache");
  }
}
