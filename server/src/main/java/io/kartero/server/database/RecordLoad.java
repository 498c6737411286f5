package io.kartero.server.database;

import io.kartero.query.QueryException;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Brings files of records into a table: all of them, or none, and once.
final class RecordLoad {
  /// How often it is begun anew when somebody else changed the table meanwhile.
  private static final int TRIES = 5;

  private final DuckDbEngine engine;
  private final String database;
  private final String table;

  RecordLoad(DuckDbEngine engine, String database, String table) {
    this.engine = engine;
    this.database = database;
    this.table = table;
  }

  /// Values in the files that are no records are left out.
  ///
  /// @param id marks what has been loaded; nothing is loaded a second time under one id
  /// @param needed the columns of the records
  /// @return how many records were added
  long run(String id, List<RecordFile> files, RecordSchema needed, Instant now) {
    for (int attempt = 1; ; attempt++) {
      try {
        return runOnce(id, files, needed, now);
      } catch (QueryException e) {
        if (attempt == TRIES || !e.getMessage().toLowerCase(Locale.ROOT).contains("conflict")) {
          throw e;
        }
      }
    }
  }

  private long runOnce(String id, List<RecordFile> files, RecordSchema needed, Instant now) {
    try (Transaction transaction = engine.begin()) {
      Catalog catalog = new Catalog(transaction);
      catalog.requireTable(database, table);
      if (Ledger.state(transaction, id) == Ledger.State.DONE) {
        return 0;
      }
      SchemaChange change = new SchemaChange(catalog.columns(database, table));
      needed.applyTo(change);
      WarehouseSchema.apply(change, transaction, Names.quoted(database, table));
      AtomicLong records = new AtomicLong();
      try (RecordWriter writer =
          new RecordWriter(transaction, database, table, change.columns().values())) {
        for (RecordFile file : files) {
          file.read(value -> {
            if (RecordFile.isRecord(value)) {
              writer.add(value);
              records.incrementAndGet();
            }
          });
        }
        writer.finish();
      }
      Ledger.add(transaction, id, now);
      transaction.commit();
      return records.get();
    }
  }
}
