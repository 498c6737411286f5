package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.query.duckdb.Transaction;
import io.kartero.query.engines.Engines;
import io.kartero.rows.Batch;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A warehouse with its metadata, as the service has it.
final class Warehouse implements AutoCloseable {
  /// One cache for all, as on a real machine.
  private static final Path CACHE = Path.of("target", "native");

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T00:00:00Z"));
  final JdbcClient jdbc;
  final DatabaseStore store;
  final Path home;
  DuckDbEngine engine;

  private Warehouse(Path home, TestDatabase metadata) {
    this.home = home;
    this.jdbc = metadata.freshClient();
    this.store = new DatabaseStore(jdbc);
    this.engine = open(home);
    Ledger.prepare(engine, clock.instant());
  }

  static Warehouse open(Path home, TestDatabase metadata) {
    return new Warehouse(home, metadata);
  }

  private static DuckDbEngine open(Path home) {
    return DuckDbEngine.open(
        new DuckDbSettings(
            home.resolve("warehouse.duckdb"),
            Sandbox.LOCKED,
            Limits.standard(home.resolve("temporary")),
            CACHE));
  }

  /// As after a restart.
  void reopen() {
    engine.close();
    engine = open(home);
    Ledger.prepare(engine, clock.instant());
  }

  private Storages storages() {
    return new Storages(engine, Engines.none());
  }

  Databases databases() {
    return new Databases(engine, storages(), store, clock);
  }

  Tables tables() {
    return new Tables(storages(), store, clock);
  }

  Imports imports() {
    return new Imports(storages(), store, home.resolve("imports"), clock);
  }

  BulkImports bulkImports() {
    BulkImportStore bulk = new BulkImportStore(jdbc);
    Path folder = home.resolve("bulk-imports");
    return new BulkImports(engine, storages(), bulk, store, folder, clock);
  }

  /// What SQL from others answers, as text.
  String query(String sql) {
    StringBuilder text = new StringBuilder();
    try (Transaction transaction = engine.begin();
        Result result =
            transaction.query(
                "SELECT string_agg(CAST(rows AS VARCHAR), '; ') FROM (" + sql + ") rows");
        Batch batch = result.next()) {
      if (batch != null) {
        Answers.Row row = new Answers.Row(batch, 0);
        text.append(row.isNull(0) ? "nothing" : row.text(0));
      }
    }
    return text.toString();
  }

  void run(String database, String sql) {
    engine.query(database, sql).close();
  }

  interface Content {
    void pack(MessageBufferPacker packer) throws IOException;
  }

  static byte[] gzip(Content content) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      content.pack(packer);
      return gzip(packer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Records, each as names and values in turn: whole numbers, doubles, texts, truth values, lists
  /// of texts, null.
  static InputStream records(Object[]... records) {
    return new ByteArrayInputStream(bytes(records));
  }

  static byte[] bytes(Object[]... records) {
    return gzip(packer -> {
      for (Object[] record : records) {
        packer.packMapHeader(record.length / 2);
        for (Object value : record) {
          pack(packer, value);
        }
      }
    });
  }

  private static void pack(MessageBufferPacker packer, Object value) throws IOException {
    switch (value) {
      case Integer number -> packer.packLong(number);
      case Long number -> packer.packLong(number);
      case Double number -> packer.packDouble(number);
      case Boolean truth -> packer.packBoolean(truth);
      case String text -> packer.packString(text);
      case List<?> list -> {
        packer.packArrayHeader(list.size());
        for (Object element : list) {
          pack(packer, element);
        }
      }
      default -> packer.packNil();
    }
  }

  /// Stands for null.
  static final Object NULL = new Object();

  static Object[] record(Object... values) {
    return values;
  }

  @Override
  public void close() {
    engine.close();
  }
}
