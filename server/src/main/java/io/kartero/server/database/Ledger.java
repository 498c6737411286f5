package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import java.time.Duration;
import java.time.Instant;

/// Which imports are in the warehouse. It lies in the warehouse itself and changes in the same
/// transaction as the rows, so that it is right after any crash.
final class Ledger {
  private static final String TABLE = Transaction.INTERNAL_SCHEMA + ".imports";

  /// How long an id is remembered.
  private static final Duration KEPT = Duration.ofDays(30);

  private Ledger() {}

  static void prepare(DuckDbEngine engine, Instant now) {
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE SCHEMA IF NOT EXISTS " + Transaction.INTERNAL_SCHEMA);
      transaction.run(
          "CREATE TABLE IF NOT EXISTS " + TABLE + " (id VARCHAR PRIMARY KEY, imported_at BIGINT)");
      transaction.run(
          "DELETE FROM " + TABLE + " WHERE imported_at < " + now.minus(KEPT).getEpochSecond());
      transaction.commit();
    }
  }

  static boolean has(Transaction transaction, String id) {
    return !Answers.list(
            transaction,
            "SELECT id FROM " + TABLE + " WHERE id = " + Names.literal(id),
            row -> row.text(0))
        .isEmpty();
  }

  static void add(Transaction transaction, String id, Instant now) {
    transaction.run(
        "INSERT INTO "
            + TABLE
            + " VALUES ("
            + Names.literal(id)
            + ", "
            + now.getEpochSecond()
            + ")");
  }
}
