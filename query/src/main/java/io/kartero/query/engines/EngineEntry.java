package io.kartero.query.engines;

import io.kartero.query.trino.TrinoSettings;
import java.util.Map;

/// An engine of the file.
///
/// @param name what commands and jobs choose it by
/// @param databases what lives there: the schema of each database
public record EngineEntry(String name, TrinoSettings trino, Map<String, String> databases) {
  public EngineEntry {
    databases = Map.copyOf(databases);
  }
}
