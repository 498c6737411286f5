package io.kartero.query.engines;

import io.kartero.query.Engine;
import io.kartero.query.trino.TrinoEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The engines that a file names, and which database lives where. An engine is opened when it is
/// first asked for.
public final class Engines implements AutoCloseable {
  /// What the program's own warehouse is called where an engine is named.
  public static final String WAREHOUSE = "warehouse";

  /// The file's name in Kartero's home.
  public static final String FILE = "engines.properties";

  private final Map<String, EngineEntry> entries = new LinkedHashMap<>();
  private final Map<String, Engine> open = new ConcurrentHashMap<>();

  private Engines(List<EngineEntry> entries) {
    entries.forEach(entry -> this.entries.put(entry.name(), entry));
  }

  /// @param file where there is none, there are no engines
  /// @throws WrongEngineFile with all that is wrong with it
  public static Engines of(Path file) {
    return new Engines(Files.exists(file) ? EngineFile.read(file) : List.of());
  }

  public static Engines none() {
    return new Engines(List.of());
  }

  /// Where a query runs.
  ///
  /// @param schema what the database is called there
  public record Place(Engine engine, String schema) {}

  public List<EngineEntry> entries() {
    return List.copyOf(entries.values());
  }

  /// What an engine can be named by, the warehouse included.
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(WAREHOUSE));
    names.addAll(entries.keySet());
    return names;
  }

  public boolean has(String engine) {
    return entries.containsKey(engine);
  }

  /// The place of a database by its name alone; empty for the warehouse.
  public Optional<Place> of(String database) {
    return entries.values().stream()
        .filter(entry -> schema(entry, database).isPresent())
        .findFirst()
        .map(entry -> place(entry, database));
  }

  /// The place of a database on a certain engine, whichever it lives on by the file.
  ///
  /// @throws IllegalArgumentException when there is no such engine
  public Place on(String engine, String database) {
    EngineEntry entry = entries.get(engine);
    if (entry == null) {
      throw new IllegalArgumentException("no engine " + engine);
    }
    return place(entry, database);
  }

  private Place place(EngineEntry entry, String database) {
    Engine engine = open.computeIfAbsent(entry.name(), name -> new TrinoEngine(entry.trino()));
    return new Place(engine, schema(entry, database).orElse(database));
  }

  private static Optional<String> schema(EngineEntry entry, String database) {
    String wanted = database.toLowerCase(Locale.ROOT);
    return entry.databases().entrySet().stream()
        .filter(each -> each.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public void close() {
    open.values().forEach(Engine::close);
  }
}
