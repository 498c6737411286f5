package io.kartero.cli;

import io.kartero.query.Engine;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.FixedVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;

/// The databases in Kartero's home, open. Ctrl-C closes it, which ends whatever it is doing.
final class Warehouse implements AutoCloseable {
  private static final String MAIN = "main";

  private final Engine engine;
  private final Interrupts.Running running;

  private Warehouse(Engine engine, Interrupts interrupts) {
    this.engine = engine;
    this.running = interrupts.during(engine::close);
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
    return new Warehouse(Engines.open(home), kartero.session().interrupts());
  }

  Engine engine() {
    return engine;
  }

  boolean holds(TableName table) {
    String sql =
        "SELECT count(*) FROM information_schema.tables WHERE lower(table_schema) = lower(%s)"
            + " AND lower(table_name) = lower(%s)";
    return count(sql.formatted(literal(table.database()), literal(table.table()))) > 0;
  }

  /// Creates a database, unless it is there: then the answer is false.
  boolean create(String database) {
    String sql = "SELECT count(*) FROM information_schema.schemata WHERE lower(schema_name) = lower(%s)";
    if (count(sql.formatted(literal(database))) > 0) {
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
    try (Result result = engine.query(MAIN, sql);
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
