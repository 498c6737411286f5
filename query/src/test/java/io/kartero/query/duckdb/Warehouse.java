package io.kartero.query.duckdb;

import java.nio.file.Path;

/// Opens engines for tests.
final class Warehouse {
  /// One cache for all, as on a real machine.
  static final Path CACHE = Path.of("target", "native");

  private Warehouse() {}

  static DuckDbEngine free(Path folder) {
    return open(folder, Sandbox.FREE);
  }

  static DuckDbEngine locked(Path folder) {
    return open(folder, Sandbox.LOCKED);
  }

  private static DuckDbEngine open(Path folder, Sandbox sandbox) {
    return open(folder, sandbox, Limits.standard(folder.resolve("temporary")));
  }

  static DuckDbEngine open(Path folder, Sandbox sandbox, Limits limits) {
    return DuckDbEngine.open(
        new DuckDbSettings(folder.resolve("test.duckdb"), sandbox, limits, CACHE));
  }
}
