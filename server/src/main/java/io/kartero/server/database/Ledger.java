package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import java.time.Duration;
import java.time.Instant;

/// Which imports have been done. It lies in the warehouse and changes in the same transaction as
/// the rows there, so that it is right after any crash. What is added elsewhere is noted before and
/// after.
final class Ledger {
  private static final String TABLE = Transaction.INTERNAL_SCHEMA + ".imports";

  /// How long an id is remembered.
  private static final Duration KEPT = Duration.ofDays(30);

  private Ledger() {}

  enum State {
    UNKNOWN,
    /// Its rows were about to be added elsewhere.
    BEGUN,
    DONE
  }

  static void prepare(DuckDbEngine engine, Instant now) {
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE SCHEMA IF NOT EXISTS " + Transaction.INTERNAL_SCHEMA);
      transaction.run(
          "CREATE TABLE IF NOT EXISTS " + TABLE + " (id VARCHAR PRIMARY KEY, imported_at BIGINT)");
      transaction.run("ALTER TABLE " + TABLE + " ADD COLUMN IF NOT EXISTS begun_at BIGINT");
      transaction.run(
          "DELETE FROM %s WHERE coalesce(imported_at, begun_at) < %d"
              .formatted(TABLE, now.minus(KEPT).getEpochSecond()));
      transaction.commit();
    }
  }

  static State state(Transaction transaction, String id) {
    return Answers.list(
            transaction,
            "SELECT imported_at FROM " + TABLE + " WHERE id = " + Names.literal(id),
            row -> row.isNull(0) ? State.BEGUN : State.DONE)
        .stream()
        .findFirst()
        .orElse(State.UNKNOWN);
  }

  static void begin(Transaction transaction, String id, Instant now) {
    transaction.run(
        "INSERT INTO %s (id, begun_at) VALUES (%s, %d)"
            .formatted(TABLE, Names.literal(id), now.getEpochSecond()));
  }

  static void add(Transaction transaction, String id, Instant now) {
    transaction.run(
        "INSERT INTO %s (id, imported_at) VALUES (%s, %d)"
            .formatted(TABLE, Names.literal(id), now.getEpochSecond()));
  }

  /// What has begun is done.
  static void end(Transaction transaction, String id, Instant now) {
    transaction.run(
        "UPDATE %s SET imported_at = %d WHERE id = %s"
            .formatted(TABLE, now.getEpochSecond(), Names.literal(id)));
  }

  static void forget(Transaction transaction, String id) {
    transaction.run("DELETE FROM " + TABLE + " WHERE id = " + Names.literal(id));
  }
}
