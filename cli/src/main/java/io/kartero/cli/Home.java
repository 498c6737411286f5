package io.kartero.cli;

import java.nio.file.Path;

/// Kartero's own folder.
record Home(Path folder) {
  static final String VARIABLE = "KARTERO_HOME";

  /// The file that holds every database, each as a schema.
  Path warehouse() {
    return folder.resolve("warehouse.duckdb");
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
