package io.kartero.server.connection;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connections as tests of other features need them: with a master key that is no secret.
public final class TestConnections {
  private static final MasterKey KEY =
      MasterKey.parse("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").orElseThrow();

  private TestConnections() {}

  /// Buckets of a stand-in for Google Cloud Storage.
  public static Buckets buckets(URI storage) {
    return new Buckets(
        new ConnectionSettings(
            Optional.empty(), Optional.of(storage), Optional.of(KEY), Optional.empty()));
  }

  /// Buckets that are folders.
  public static Buckets buckets(Path folder) {
    return new Buckets(
        new ConnectionSettings(
            Optional.of(folder), Optional.empty(), Optional.of(KEY), Optional.empty()));
  }

  public static Destinations destinations(JdbcClient jdbc, Buckets buckets, InstantSource clock) {
    Vault vault = Vault.open(new VaultStore(jdbc), new MasterKeys(List.of(KEY)), clock);
    Connections connections = new Connections(new ConnectionStore(jdbc), vault, buckets, clock);
    return new Destinations(connections, vault);
  }
}
