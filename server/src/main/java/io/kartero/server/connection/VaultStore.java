package io.kartero.server.connection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `vault`: one row.
final class VaultStore {
  private final JdbcClient jdbc;

  VaultStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> keyset() {
    return jdbc.sql("SELECT keyset FROM vault WHERE id = 1").query(String.class).optional();
  }

  /// @return the keyset that is there now: this one, or that of a node that was faster
  String insert(String keyset, Instant now) {
    try {
      jdbc.sql("INSERT INTO vault (id, keyset, updated_at) VALUES (1, :keyset, :now)")
          .param("keyset", keyset)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
      return keyset;
    } catch (DuplicateKeyException otherNode) {
      return keyset().orElseThrow();
    }
  }

  void update(String keyset, Instant now) {
    jdbc.sql("UPDATE vault SET keyset = :keyset, updated_at = :now WHERE id = 1")
        .param("keyset", keyset)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
