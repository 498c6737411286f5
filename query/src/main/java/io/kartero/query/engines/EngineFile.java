package io.kartero.query.engines;

import io.kartero.query.trino.Credentials;
import io.kartero.query.trino.Secret;
import io.kartero.query.trino.TrinoSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Reads `engines.properties`: `NAME.key = value`.
final class EngineFile {
  private final Path file;
  private final List<EngineFault> faults = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();

  private EngineFile(Path file) {
    this.file = file;
  }

  /// @throws WrongEngineFile with all that is wrong
  static List<EngineEntry> read(Path file) {
    EngineFile reading = new EngineFile(file);
    List<EngineEntry> entries = reading.entries();
    if (!reading.faults.isEmpty()) {
      throw new WrongEngineFile(reading.faults);
    }
    return entries;
  }

  private List<EngineEntry> entries() {
    List<EngineEntry> entries = new ArrayList<>();
    keys()
        .forEach((name, values) -> {
          if (name.equals(Engines.WAREHOUSE) || !name.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
            faults.add(
                new EngineFault(
                    name,
                    "is no name for an engine",
                    "letters, digits, - and _ are accepted, and not " + Engines.WAREHOUSE));
          } else {
            entries.add(entry(name, values));
          }
        });
    return entries;
  }

  private Map<String, Map<String, String>> keys() {
    Map<String, Map<String, String>> keys = new TreeMap<>();
    for (Map.Entry<Object, Object> given : given().entrySet()) {
      String key = given.getKey().toString();
      int dot = key.indexOf('.');
      if (dot <= 0) {
        faults.add(new EngineFault(key, "has no engine's name", "write it as NAME.url = ..."));
      } else {
        keys.computeIfAbsent(key.substring(0, dot), name -> new LinkedHashMap<>())
            .put(key.substring(dot + 1), given.getValue().toString().strip());
      }
    }
    return keys;
  }

  private Properties given() {
    Properties given = new Once();
    try (Reader text = Files.newBufferedReader(file)) {
      given.load(text);
    } catch (CharacterCodingException e) {
      faults.add(new EngineFault(file.toString(), "is not UTF-8", "save it as UTF-8"));
    } catch (IOException | IllegalArgumentException e) {
      faults.add(
          new EngineFault(
              file.toString(),
              "cannot be read: " + e.getMessage(),
              "its lines are NAME.key = value"));
    }
    return given;
  }

  /// Java takes the last of two equal keys without a word.
  private final class Once extends Properties {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Object put(Object key, Object value) {
      Object earlier = super.put(key, value);
      if (earlier != null) {
        faults.add(new EngineFault(key.toString(), "is given twice", "give it once"));
      }
      return earlier;
    }
  }

  private EngineEntry entry(String name, Map<String, String> values) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    EngineKeys keys = new EngineKeys(name, values, folder, faults);
    TrinoSettings trino =
        new TrinoSettings(
            keys.server("url"),
            keys.required("catalog", "name the catalog whose schemas are the databases"),
            keys.required("user", "name the user that queries run as"),
            credentials(keys),
            trust(keys),
            keys.group("session."),
            keys.text("source").orElse(TrinoSettings.SOURCE),
            keys.list("tags"),
            keys.duration("timeout").orElse(TrinoSettings.PATIENCE),
            keys.duration("query-time"),
            keys.number("decoders", 1, 64).orElse(TrinoSettings.usualDecoders()));
    if (!(trino.credentials() instanceof Credentials.Name)
        && "http".equals(trino.server().getScheme())) {
      keys.fault(
          "url", "is not https, and a secret would be sent in the clear", "write https://...");
    }
    Map<String, String> databases = databases(name, keys);
    keys.refuseOthers();
    return new EngineEntry(name, trino, databases);
  }

  private static Credentials credentials(EngineKeys keys) {
    Optional<Secret> password = keys.secret("password");
    Optional<Secret> token = keys.secret("token");
    Optional<Path> store = keys.file("key-store");
    Optional<Secret> storePassword = keys.secret("key-store-password");
    long ways = List.of(password, token, store).stream().filter(Optional::isPresent).count();
    if (ways > 1) {
      keys.fault(
          "password",
          "stands beside another way to sign in",
          "give one: password, token or key-store");
    }
    if (storePassword.isPresent() && store.isEmpty()) {
      keys.fault("key-store-password", "is given without a key-store", "name the key-store");
    }
    return password
        .<Credentials>map(Credentials.Password::new)
        .or(() -> token.map(Credentials.Token::new))
        .or(() -> store.map(file -> new Credentials.Certificate(file, storePassword)))
        .orElseGet(Credentials.Name::new);
  }

  private static Optional<TrinoSettings.Trust> trust(EngineKeys keys) {
    Optional<Path> store = keys.file("trust-store");
    Optional<Secret> password = keys.secret("trust-store-password");
    if (password.isPresent() && store.isEmpty()) {
      keys.fault("trust-store-password", "is given without a trust-store", "name the trust-store");
    }
    return store.map(file -> new TrinoSettings.Trust(file, password));
  }

  /// `shop, sales=crm`: a database, or a database and the schema that it is called there.
  private Map<String, String> databases(String engine, EngineKeys keys) {
    Map<String, String> databases = new LinkedHashMap<>();
    for (String item : keys.list("databases")) {
      int equals = item.indexOf('=');
      String database = (equals < 0 ? item : item.substring(0, equals)).strip();
      String schema = equals < 0 ? item : item.substring(equals + 1).strip();
      String owner = owners.putIfAbsent(database.toLowerCase(Locale.ROOT), engine);
      if (owner != null) {
        keys.fault(
            "databases", "has " + database + ", which " + owner + " has too", "give it once");
      }
      databases.put(database, schema);
    }
    return databases;
  }
}
