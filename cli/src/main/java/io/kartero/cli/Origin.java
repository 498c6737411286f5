package io.kartero.cli;

import io.kartero.export.settings.Problem;
import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.Result;
import io.kartero.query.engines.Engines;
import io.kartero.query.engines.WrongEngineFile;
import io.kartero.rows.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a command's query runs: in Kartero's home, or on an engine that its file names. Ctrl-C
/// cancels it.
sealed interface Origin extends AutoCloseable {
  Result query(String sql);

  @Override
  void close();

  /// Opens the engine that the command names, or else the one that its database lives on.
  static Origin open(Kartero kartero, SqlArgument argument) {
    Remote remote = remote(kartero, argument.engine(), argument.database());
    return remote == null ? new Local(Warehouse.open(kartero), argument.database()) : remote;
  }

  /// The engine elsewhere, if it is one.
  static @Nullable Remote remote(Kartero kartero, Optional<String> named, String database) {
    Path file = kartero.home().engines();
    if (named.isPresent() ? named.get().equals(Engines.WAREHOUSE) : !Files.exists(file)) {
      return null;
    }
    Engines engines = engines(file);
    if (named.isEmpty()) {
      return engines
          .of(database)
          .map(place -> new Remote(engines, place, kartero.session()))
          .orElse(null);
    }
    if (!engines.has(named.get())) {
      throw new CallerError(
          "--engine",
          "is " + named.get() + ", which is none in " + file,
          "there are " + String.join(", ", engines.names()));
    }
    return new Remote(engines, engines.on(named.get(), database), kartero.session());
  }

  /// @throws CallerError with all that is wrong with the file
  static Engines engines(Path file) {
    try {
      return Engines.of(file);
    } catch (WrongEngineFile e) {
      throw new CallerError(
          e.faults().stream()
              .map(fault -> new Problem(fault.key(), fault.finding(), fault.hint()))
              .toList());
    }
  }

  /// The databases in Kartero's home.
  record Local(Warehouse warehouse, String database) implements Origin {
    @Override
    public Result query(String sql) {
      return warehouse.query(database, sql);
    }

    @Override
    public void close() {
      warehouse.close();
    }
  }

  /// An engine elsewhere.
  final class Remote implements Origin {
    private final Engines engines;
    private final Engines.Place place;
    private final Session session;
    private final Cancellation cancellation = new Cancellation();
    private final Interrupts.Running running;

    private Remote(Engines engines, Engines.Place place, Session session) {
      this.engines = engines;
      this.place = place;
      this.session = session;
      this.running = session.interrupts().during(cancellation::cancel);
    }

    @Override
    public Result query(String sql) {
      QueryContext context =
          new QueryContext(Optional.empty(), query -> session.say(query.toString()));
      return place.engine().query(place.schema(), sql, context, cancellation);
    }

    /// Runs a statement that is no query.
    void run(String sql) {
      place.engine().query(place.schema(), sql, QueryContext.NONE, cancellation).close();
    }

    boolean holds(String table) {
      String name = "'" + table.toLowerCase(Locale.ROOT).replace("'", "''") + "'";
      String schema = "'" + place.schema().toLowerCase(Locale.ROOT).replace("'", "''") + "'";
      String sql =
          "SELECT 1 FROM information_schema.tables WHERE table_schema = %s AND table_name = %s"
              .formatted(schema, name);
      try (Result found =
              place.engine().query(place.schema(), sql, QueryContext.NONE, cancellation);
          Batch row = found.next()) {
        return row != null;
      }
    }

    @Override
    public void close() {
      running.close();
      engines.close();
    }
  }
}
