package io.kartero.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The table `api_key`.
final class ApiKeyStore {
  private final JdbcClient jdbc;

  ApiKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long accountId, String digest, String ending, ApiKey.Origin origin, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO api_key (account_id, digest, ending, origin, created_at)
            VALUES (:account, :digest, :ending, :origin, :now)
            """)
        .param("account", accountId)
        .param("digest", digest)
        .param("ending", ending)
        .param("origin", word(origin))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  /// Whose key it is. Found by its digest: how long that takes tells nothing about the key.
  Optional<Long> accountByDigest(String digest) {
    return jdbc.sql("SELECT account_id FROM api_key WHERE digest = :digest")
        .param("digest", digest)
        .query(Long.class)
        .optional();
  }

  List<ApiKey> list(long accountId) {
    return jdbc.sql(
            """
            SELECT id, account_id, ending, origin, created_at FROM api_key
            WHERE account_id = :account ORDER BY id
            """)
        .param("account", accountId)
        .query(ApiKeyStore::key)
        .list();
  }

  int delete(long accountId, long id) {
    return jdbc.sql("DELETE FROM api_key WHERE account_id = :account AND id = :id")
        .param("account", accountId)
        .param("id", id)
        .update();
  }

  int deleteByDigest(String digest) {
    return jdbc.sql("DELETE FROM api_key WHERE digest = :digest").param("digest", digest).update();
  }

  private static ApiKey key(ResultSet row, int number) throws SQLException {
    return new ApiKey(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("ending"),
        ApiKey.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static String word(ApiKey.Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }
}
