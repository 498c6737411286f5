package io.kartero.server.database;

import io.kartero.server.database.BulkImport.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The tables `bulk_import` and `bulk_import_part`.
final class BulkImportStore {
  private static final String SELECT =
      """
      SELECT id, name, database_name, table_name, status, upload_frozen, job_id, valid_records,
        error_records, valid_parts, error_parts
      FROM bulk_import
      """;

  private final JdbcClient jdbc;

  BulkImportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  long insert(String name, String database, String table, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO bulk_import (name, database_name, table_name, status, upload_frozen,
              valid_records, error_records, valid_parts, error_parts, created_at)
            VALUES (:name, :database, :table, 'uploading', false, 0, 0, 0, 0, :now)
            """)
        .param("name", name)
        .param("database", database)
        .param("table", table)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  Optional<BulkImport> find(String name) {
    return jdbc.sql(SELECT + "WHERE name = :name")
        .param("name", name)
        .query(BulkImportStore::read)
        .optional();
  }

  Optional<BulkImport> findByJob(long jobId) {
    return jdbc.sql(SELECT + "WHERE job_id = :job")
        .param("job", jobId)
        .query(BulkImportStore::read)
        .optional();
  }

  List<BulkImport> list() {
    return jdbc.sql(SELECT + "ORDER BY name").query(BulkImportStore::read).list();
  }

  void delete(long id) {
    jdbc.sql("DELETE FROM bulk_import WHERE id = :id").param("id", id).update();
  }

  void setFrozen(long id, boolean frozen) {
    jdbc.sql("UPDATE bulk_import SET upload_frozen = :frozen WHERE id = :id")
        .param("id", id)
        .param("frozen", frozen)
        .update();
  }

  /// @return whether it was in that state, and is in the other now
  boolean move(long id, Status from, Status to) {
    return jdbc.sql("UPDATE bulk_import SET status = :to WHERE id = :id AND status = :from")
            .param("id", id)
            .param("from", from.word())
            .param("to", to.word())
            .update()
        == 1;
  }

  void setJob(long id, long jobId) {
    jdbc.sql("UPDATE bulk_import SET job_id = :job WHERE id = :id")
        .param("id", id)
        .param("job", jobId)
        .update();
  }

  void setCounts(long id, long validRecords, long errorRecords, int validParts, int errorParts) {
    jdbc.sql(
            """
            UPDATE bulk_import SET valid_records = :validRecords, error_records = :errorRecords,
              valid_parts = :validParts, error_parts = :errorParts
            WHERE id = :id
            """)
        .param("id", id)
        .param("validRecords", validRecords)
        .param("errorRecords", errorRecords)
        .param("validParts", validParts)
        .param("errorParts", errorParts)
        .update();
  }

  /// Names of parts with the files they are in, in the order of the names.
  Map<String, String> parts(long id) {
    Map<String, String> parts = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT name, file_name FROM bulk_import_part WHERE bulk_import_id = :id ORDER BY name
            """)
        .param("id", id)
        .query(row -> {
          parts.put(row.getString("name"), row.getString("file_name"));
        });
    return parts;
  }

  void addPart(long id, String part, String file) {
    jdbc.sql(
            """
            INSERT INTO bulk_import_part (bulk_import_id, name, file_name)
            VALUES (:id, :part, :file)
            """)
        .param("id", id)
        .param("part", part)
        .param("file", file)
        .update();
  }

  int deletePart(long id, String part) {
    return jdbc.sql("DELETE FROM bulk_import_part WHERE bulk_import_id = :id AND name = :part")
        .param("id", id)
        .param("part", part)
        .update();
  }

  private static BulkImport read(ResultSet row, int number) throws SQLException {
    long job = row.getLong("job_id");
    return new BulkImport(
        row.getLong("id"),
        row.getString("name"),
        row.getString("database_name"),
        row.getString("table_name"),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getBoolean("upload_frozen"),
        job == 0 ? OptionalLong.empty() : OptionalLong.of(job),
        row.getLong("valid_records"),
        row.getLong("error_records"),
        row.getInt("valid_parts"),
        row.getInt("error_parts"));
  }
}
