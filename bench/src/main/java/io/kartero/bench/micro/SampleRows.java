package io.kartero.bench.micro;

import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.TimestampFormat;
import io.kartero.query.Cancellation;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.rows.Batch;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;

/// One batch as DuckDB makes it, read where DuckDB wrote it.
final class SampleRows implements AutoCloseable {
  /// As many as a chunk of DuckDB's has.
  static final int ROWS = 2048;

  static final Dialect DIALECT =
      new Dialect(
          ",",
          "",
          Dialect.QuotePolicy.MINIMAL,
          Dialect.Newline.LF,
          Dialect.FieldNewline.LF,
          Dialect.Header.LINE,
          StandardCharsets.UTF_8,
          Dialect.Unmappable.FAIL,
          new TimestampFormat.Presto(),
          ZoneOffset.UTC);

  private final Path folder;
  private final DuckDbEngine engine;
  private final Result result;
  private final Batch batch;

  private SampleRows(Path folder, DuckDbEngine engine, Result result, Batch batch) {
    this.folder = folder;
    this.engine = engine;
    this.result = result;
    this.batch = batch;
  }

  /// The first rows of a table of the bench.
  static SampleRows ofTable(String table) throws IOException {
    try (InputStream recipe =
        SampleRows.class.getResourceAsStream("/io/kartero/bench/" + table + ".sql")) {
      if (recipe == null) {
        throw new IllegalArgumentException("there is no table " + table);
      }
      String make = new String(recipe.readAllBytes(), StandardCharsets.UTF_8);
      return of(make.replace("$rows", Integer.toString(ROWS)).strip() + "; SELECT * FROM " + table);
    }
  }

  /// What a statement gives.
  static SampleRows of(String sql) throws IOException {
    Path folder = Files.createTempDirectory("kartero-jmh-");
    Path libraries = Path.of(System.getProperty("kartero.libraries", folder.toString()));
    DuckDbEngine engine =
        DuckDbEngine.open(
            new DuckDbSettings(
                folder.resolve("warehouse.duckdb"),
                Sandbox.FREE,
                Limits.standard(folder.resolve("temporary")),
                libraries));
    Result result = engine.query("main", sql, new Cancellation());
    Batch batch = result.next();
    if (batch == null || batch.rows() != ROWS) {
      throw new IllegalStateException("not " + ROWS + " rows: " + sql);
    }
    return new SampleRows(folder, engine, result, batch);
  }

  Schema schema() {
    return result.schema();
  }

  Batch batch() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    batch.close();
    result.close();
    engine.close();
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
