package io.kartero.query.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to open a warehouse in this process. DuckDB's lock on the file keeps out other
/// processes only: opened twice in one process, the file would be ruined.
final class WarehouseClaim implements AutoCloseable {
  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final Path file;

  private WarehouseClaim(Path file) {
    this.file = file;
  }

  static WarehouseClaim of(Path file) {
    Path real = real(file);
    if (!CLAIMED.add(real)) {
      throw OpenFailure.of(
          file, "this process has it open already; close that engine and its batches first");
    }
    return new WarehouseClaim(real);
  }

  /// The file need not exist yet, its folder does.
  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      if (absolute.toFile().exists()) {
        return absolute.toRealPath();
      }
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      throw OpenFailure.of(file, e.toString(), e);
    }
  }

  @Override
  public void close() {
    CLAIMED.remove(file);
  }
}
