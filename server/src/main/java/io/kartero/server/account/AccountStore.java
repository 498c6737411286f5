package io.kartero.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The table `account`.
final class AccountStore {
  private static final String COLUMNS = "id, name, email, administrator, created_at, updated_at";

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the address is taken
  long insert(NewAccount account, Optional<String> passwordHash, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO account (name, email, password_hash, administrator, created_at, updated_at)
            VALUES (:name, :email, :hash, :administrator, :now, :now)
            """)
        .param("name", account.name())
        .param("email", account.email())
        .param("hash", passwordHash.orElse(null))
        .param("administrator", account.role() == Role.ADMINISTRATOR)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  Optional<Account> byId(long id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id")
        .param("id", id)
        .query(AccountStore::account)
        .optional();
  }

  Optional<Account> byEmail(String email) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM account WHERE email = :email")
        .param("email", email)
        .query(AccountStore::account)
        .optional();
  }

  Optional<String> passwordHash(long id) {
    return jdbc.sql(
            "SELECT password_hash FROM account WHERE id = :id AND password_hash IS NOT NULL")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  List<Account> list() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM account ORDER BY id")
        .query(AccountStore::account)
        .list();
  }

  void setPasswordHash(long id, String hash, Instant now) {
    jdbc.sql("UPDATE account SET password_hash = :hash, updated_at = :now WHERE id = :id")
        .param("hash", hash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  int delete(long id) {
    return jdbc.sql("DELETE FROM account WHERE id = :id").param("id", id).update();
  }

  long administrators() {
    return jdbc.sql("SELECT count(*) FROM account WHERE administrator").query(Long.class).single();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        row.getBoolean("administrator"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
