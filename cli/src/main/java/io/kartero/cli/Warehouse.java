package io.kartero.cli;

import io.kartero.query.Cancellation;
import io.kartero.query.Engine;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Progress;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.rows.Batch;
import io.kartero.rows.FixedVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;

/// The databases in Kartero's home, open. Ctrl-C cancels whatever it is doing.
final class Warehouse implements AutoCloseable {
  private static final String MAIN = "main";

  private final Engine engine;
  private final Cancellation cancellation = new Cancellation();
  private final Interrupts.Running running;

  private Warehouse(Engine engine, Interrupts interrupts) {
    this.engine = engine;
    this.running = interrupts.during(cancellation::cancel);
  }

  static Warehouse open(Kartero kartero) {
    Home home = kartero.home();
    try {
      Files.createDirectories(home.folder());
    } catch (FileAlreadyExistsException e) {
      throw new CallerError("--home", home.folder() + " is not a folder", "name a folder");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Warehouse(
        DuckDbEngine.open(settings(home, kartero.session())), kartero.session().interrupts());
  }

  /// The person at the command line owns the machine: SQL may read files.
  private static DuckDbSettings settings(Home home, Session session) {
    Progress progress =
        session.terminal().errors() == Terminal.Stream.TERMINAL
            ? Progress.TRACKED
            : Progress.UNTRACKED;
    return new DuckDbSettings(
        home.warehouse(), Sandbox.FREE, Limits.standard(home.temporary()), home.cache(), progress);
  }

  Result query(String database, String sql) {
    return engine.query(database, sql, cancellation);
  }

  boolean holds(TableName table) {
    return count(
            "SELECT count(*) FROM information_schema.tables WHERE lower(table_schema) = lower("
                + literal(table.database())
                + ") AND lower(table_name) = lower("
                + literal(table.table())
                + ")")
        > 0;
  }

  /// Creates a database, unless it is there: then the answer is false.
  boolean create(String database) {
    long found =
        count(
            "SELECT count(*) FROM information_schema.schemata WHERE lower(schema_name) = lower("
                + literal(database)
                + ")");
    if (found > 0) {
      return false;
    }
    count("CREATE SCHEMA IF NOT EXISTS " + TableName.quoted(database));
    return true;
  }

  /// Drops an empty database.
  void drop(String database) {
    count("DROP SCHEMA IF EXISTS " + TableName.quoted(database));
  }

  /// Runs a statement that answers with one number, as CREATE TABLE AS and INSERT do; 0 for those
  /// that answer nothing.
  long count(String sql) {
    try (Result result = query(MAIN, sql);
        Batch batch = result.next()) {
      return batch != null && batch.column(0) instanceof FixedVector numbers
          ? numbers.longAt(0)
          : 0;
    }
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    running.close();
    engine.close();
  }
}
