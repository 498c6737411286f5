package io.kartero.server.connection;

import io.kartero.export.bucket.Access;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Problem;
import io.kartero.export.settings.SettingsJson;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// The saved connections.
///
/// Settings are checked when they are saved, each by itself: what is missing can come with the
/// result, and the key file is not looked into before it is used.
public final class Connections {
  private static final String PURPOSE = "connection";
  private static final int SHORTEST_NAME = 1;
  private static final int LONGEST_NAME = 255;

  /// What stands in for what an export would give.
  private static final String OBJECT = "{\"path_prefix\":\"kartero-check\"}";

  private final ConnectionStore store;
  private final Vault vault;
  private final Buckets buckets;
  private final InstantSource clock;

  Connections(ConnectionStore store, Vault vault, Buckets buckets, InstantSource clock) {
    this.store = store;
    this.vault = vault;
    this.buckets = buckets;
    this.clock = clock;
  }

  /// @param settings a JSON object, as `result` has it
  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the name is taken
  public Connection create(String name, String settings) {
    check(name, settings);
    try {
      String sealed = vault.seal(PURPOSE, settings);
      return byId(store.insert(name, ConnectionType.KARTE, sealed, clock.instant()));
    } catch (DuplicateKeyException e) {
      throw taken(name);
    }
  }

  /// Replaces name and settings.
  ///
  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the name is another connection's
  public Connection update(long id, String name, String settings) {
    row(id);
    check(name, settings);
    try {
      store.update(id, name, vault.seal(PURPOSE, settings), clock.instant());
      return byId(id);
    } catch (DuplicateKeyException e) {
      throw taken(name);
    }
  }

  /// What uses it from now on fails, and says so.
  public void delete(long id) {
    if (store.delete(id) == 0) {
      throw new NotFound("connection", Long.toString(id));
    }
  }

  public Connection byId(long id) {
    return shown(row(id));
  }

  public Optional<Connection> byName(String name) {
    return store.byName(name).map(this::shown);
  }

  /// All, by name.
  public List<Connection> list() {
    return store.list().stream().map(this::shown).toList();
  }

  /// Proves that an object could be written now; leaves nothing behind.
  ///
  /// @throws io.kartero.export.bucket.BucketException when it could not, with the reason
  public Access check(long id) {
    ExportSettings settings;
    try {
      settings = SettingsJson.parse(OBJECT, settings(id), Map.of("compression", "none"));
    } catch (InvalidSettings invalid) {
      throw new Invalid(invalid);
    }
    String name = "kartero-check-" + clock.millis();
    return buckets
        .open(settings)
        .check(new ObjectDescription(name, settings.contentType(), Map.of()));
  }

  /// The settings with their secrets.
  String settings(long id) {
    return vault.unseal(PURPOSE, row(id).sealed());
  }

  private ConnectionStore.Row row(long id) {
    return store.byId(id).orElseThrow(() -> new NotFound("connection", Long.toString(id)));
  }

  private Connection shown(ConnectionStore.Row row) {
    return new Connection(
        row.id(),
        row.name(),
        row.type(),
        SettingsJson.masked(vault.unseal(PURPOSE, row.sealed())),
        row.createdAt(),
        row.updatedAt());
  }

  private static void check(String name, String settings) {
    List<Problem> problems = new ArrayList<>();
    int length = name.strip().length();
    if (length < SHORTEST_NAME || length > LONGEST_NAME || name.startsWith("{")) {
      problems.add(
          new Problem(
              "name",
              "has %d characters".formatted(length),
              "give 1 to 255 characters, the first of them no {"));
    }
    try {
      SettingsJson.checkPart(PURPOSE, settings);
    } catch (InvalidSettings invalid) {
      problems.addAll(invalid.problems());
    }
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
  }

  private static Conflict taken(String name) {
    return new Conflict("connection " + name + " already exists", Optional.empty());
  }
}
