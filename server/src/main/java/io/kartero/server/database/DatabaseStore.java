package io.kartero.server.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `warehouse_database` and `warehouse_table`: what is known of databases and tables
/// beside what the warehouse holds. A table that SQL made is noted when it is first seen.
final class DatabaseStore {
  private final JdbcClient jdbc;

  DatabaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param expireDays after which days rows may go; empty where they stay
  record Note(long id, String name, OptionalInt expireDays, Instant createdAt, Instant updatedAt) {}

  /// A table that keeps its rows for some days.
  record Expiring(String database, String name, int days) {}

  List<Expiring> expiring() {
    return jdbc.sql(
            """
            SELECT database_name, name, expire_days FROM warehouse_table
            WHERE expire_days IS NOT NULL ORDER BY id
            """)
        .query((row, number) ->
            new Expiring(
                row.getString("database_name"), row.getString("name"), row.getInt("expire_days")))
        .list();
  }

  void noteDatabase(String name, Instant now) {
    jdbc.sql(
            """
            INSERT INTO warehouse_database (name, created_at, updated_at) VALUES (:name, :now, :now)
            ON CONFLICT DO NOTHING
            """)
        .param("name", name)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void noteTable(String database, String name, Instant now) {
    jdbc.sql(
            """
            INSERT INTO warehouse_table (database_name, name, created_at, updated_at)
            VALUES (:database, :name, :now, :now)
            ON CONFLICT DO NOTHING
            """)
        .param("database", database)
        .param("name", name)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Note> databases() {
    return jdbc.sql(
            """
            SELECT id, name, CAST(NULL AS int) AS expire_days, created_at, updated_at
            FROM warehouse_database
            """)
        .query(DatabaseStore::note)
        .list();
  }

  List<Note> tables(String database) {
    return jdbc.sql(
            """
            SELECT id, name, expire_days, created_at, updated_at FROM warehouse_table
            WHERE database_name = :database
            """)
        .param("database", database)
        .query(DatabaseStore::note)
        .list();
  }

  void changed(String database, String table, Instant now) {
    jdbc.sql(
            """
            UPDATE warehouse_table SET updated_at = :now
            WHERE database_name = :database AND name = :name
            """)
        .param("database", database)
        .param("name", table)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void setExpireDays(String database, String table, OptionalInt days) {
    jdbc.sql(
            """
            UPDATE warehouse_table SET expire_days = :days
            WHERE database_name = :database AND name = :name
            """)
        .param("database", database)
        .param("name", table)
        .param("days", days.isPresent() ? days.getAsInt() : null, Types.INTEGER)
        .update();
  }

  void forgetDatabase(String name) {
    jdbc.sql("DELETE FROM warehouse_table WHERE database_name = :name")
        .param("name", name)
        .update();
    jdbc.sql("DELETE FROM warehouse_database WHERE name = :name").param("name", name).update();
  }

  void forgetTable(String database, String name) {
    jdbc.sql("DELETE FROM warehouse_table WHERE database_name = :database AND name = :name")
        .param("database", database)
        .param("name", name)
        .update();
  }

  /// A table has another name, or is in another database; what was known of one that had that name
  /// before is forgotten.
  void moved(String database, String name, String toDatabase, String toName) {
    forgetTable(toDatabase, toName);
    jdbc.sql(
            """
            UPDATE warehouse_table SET database_name = :toDatabase, name = :toName
            WHERE database_name = :database AND name = :name
            """)
        .param("database", database)
        .param("name", name)
        .param("toDatabase", toDatabase)
        .param("toName", toName)
        .update();
  }

  private static Note note(ResultSet row, int number) throws SQLException {
    int days = row.getInt("expire_days");
    OptionalInt expireDays = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
    return new Note(
        row.getLong("id"),
        row.getString("name"),
        expireDays,
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
