package io.kartero.server.connection;

import com.zaxxer.hikari.HikariDataSource;
import io.kartero.server.platform.DataSources;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.ServerSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Replaces the master key in the home. Whenever it is broken off, the file still holds the key
/// that the vault is locked with.
public final class MasterKeyRotation {
  private MasterKeyRotation() {}

  /// @throws Invalid when the master key is not in the home
  /// @throws VaultException when there is none yet, or not the right one
  public static void rotate(
      ServerSettings server, ConnectionSettings settings, InstantSource clock) {
    if (settings.masterKey().isPresent()) {
      throw new Invalid(
          "master-key",
          "is given, so that the key in the home is not in use",
          "start the server with the new key as master-key and the old one as previous-master-key");
    }
    MasterKeyFile file = new MasterKeyFile(server.home());
    MasterKeys before = file.read();
    try (HikariDataSource database = DataSources.open(server.database())) {
      MasterKeys keys = file.add(before, new SecureRandom());
      Vault.open(new VaultStore(JdbcClient.create(database)), keys, clock);
      file.keepCurrent(keys);
    }
  }
}
