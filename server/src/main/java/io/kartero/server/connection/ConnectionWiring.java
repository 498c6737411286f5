package io.kartero.server.connection;

import io.kartero.server.platform.ServerSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connections, destinations, and the vault under both.
@Configuration(proxyBeanMethods = false)
public class ConnectionWiring {
  @Bean
  Vault vault(
      ServerSettings server,
      ConnectionSettings settings,
      JdbcClient jdbc,
      SecureRandom random,
      InstantSource clock) {
    VaultStore store = new VaultStore(jdbc);
    return Vault.open(store, masterKeys(server, settings, store, random), clock);
  }

  @Bean
  Buckets buckets(ConnectionSettings settings) {
    return new Buckets(settings);
  }

  @Bean
  Connections connections(JdbcClient jdbc, Vault vault, Buckets buckets, InstantSource clock) {
    return new Connections(new ConnectionStore(jdbc), vault, buckets, clock);
  }

  @Bean
  Destinations destinations(Connections connections, Vault vault) {
    return new Destinations(connections, vault);
  }

  private static MasterKeys masterKeys(
      ServerSettings server, ConnectionSettings settings, VaultStore store, SecureRandom random) {
    if (settings.masterKey().isEmpty()) {
      MasterKeyFile file = new MasterKeyFile(server.home());
      return store.keyset().isPresent() ? file.read() : file.readOrMake(random);
    }
    List<MasterKey> keys = new ArrayList<>(List.of(settings.masterKey().get()));
    settings.previousMasterKey().ifPresent(keys::add);
    return new MasterKeys(keys);
  }
}
