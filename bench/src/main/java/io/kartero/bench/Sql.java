package io.kartero.bench;

import io.kartero.query.Cancellation;
import io.kartero.query.Result;
import io.kartero.query.duckdb.ByteSize;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.rows.Batch;
import java.nio.file.Path;
import java.util.Optional;

/// DuckDB by the same library that Kartero uses, for making tables and for COPY.
final class Sql implements AutoCloseable {
  private static final ByteSize TEMPORARY_DISK = ByteSize.ofGibibytes(64);

  private final DuckDbEngine engine;
  private final Cancellation cancellation = new Cancellation();
  private final Interrupts.Running running;

  private Sql(DuckDbEngine engine, Interrupts interrupts) {
    this.engine = engine;
    this.running = interrupts.during(cancellation::cancel);
  }

  static Sql open(
      Path warehouse, ByteSize memory, int threads, Path libraries, Interrupts interrupts) {
    Path temporary = warehouse.resolveSibling("temporary");
    Limits limits = new Limits(memory, threads, temporary, TEMPORARY_DISK, Optional.empty());
    DuckDbSettings settings = new DuckDbSettings(warehouse, Sandbox.FREE, limits, libraries);
    return new Sql(DuckDbEngine.open(settings), interrupts);
  }

  /// Runs a statement to its end.
  void run(String statement) {
    try (Result result = engine.query("main", statement, cancellation)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        batch.close();
      }
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    running.close();
    engine.close();
  }
}
