package io.kartero.server.connection;

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

/// The table `connection`.
final class ConnectionStore {
  private static final String SELECT =
      "SELECT id, name, type, sealed_settings, created_at, updated_at FROM connection ";

  private final JdbcClient jdbc;

  ConnectionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  long insert(String name, ConnectionType type, String sealed, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO connection (name, type, sealed_settings, created_at, updated_at)
            VALUES (:name, :type, :sealed, :now, :now)
            """)
        .param("name", name)
        .param("type", type.word())
        .param("sealed", sealed)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  void update(long id, String name, String sealed, Instant now) {
    jdbc.sql(
            """
            UPDATE connection SET name = :name, sealed_settings = :sealed, updated_at = :now
            WHERE id = :id
            """)
        .param("name", name)
        .param("sealed", sealed)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  int delete(long id) {
    return jdbc.sql("DELETE FROM connection WHERE id = :id").param("id", id).update();
  }

  Optional<Row> byId(long id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id)
        .query(ConnectionStore::row)
        .optional();
  }

  Optional<Row> byName(String name) {
    return jdbc.sql(SELECT + "WHERE name = :name")
        .param("name", name)
        .query(ConnectionStore::row)
        .optional();
  }

  List<Row> list() {
    return jdbc.sql(SELECT + "ORDER BY name").query(ConnectionStore::row).list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("name"),
        ConnectionType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
        row.getString("sealed_settings"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  /// A connection as it lies in the table.
  ///
  /// @param sealed its settings, encrypted
  record Row(
      long id,
      String name,
      ConnectionType type,
      String sealed,
      Instant createdAt,
      Instant updatedAt) {}
}
