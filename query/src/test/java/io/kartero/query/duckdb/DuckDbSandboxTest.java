package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Values;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbSandboxTest {
  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine locked;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeAll
  void open(@TempDir Path made) throws IOException {
    folder = made;
    Files.writeString(made.resolve("some.csv"), "a,b\n1,x\n2,y\n");
    locked = Warehouse.locked(made);
    locked.query("main", "CREATE TABLE t AS SELECT 1 AS i").close();
  }

  @AfterAll
  void close() {
    locked.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t TO '%s/out.csv'",
        "COPY t FROM '%s/some.csv'",
        "EXPORT DATABASE '%s/out'",
        "IMPORT DATABASE '%s/out'",
        "ATTACH '%s/other.duckdb'",
        "ATTACH ':memory:' AS other",
        "DETACH test",
        "USE main",
        "INSTALL httpfs",
        "LOAD httpfs",
        "LOAD '%s/x.duckdb_extension'",
        "UPDATE EXTENSIONS",
        "SET threads = 1",
        "SET GLOBAL memory_limit = '1TB'",
        "RESET threads",
        "SET lock_configuration = false",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET schema = 'main'",
        "SET enable_progress_bar_print = true",
        "PRAGMA memory_limit = '1TB'",
        "PRAGMA enable_profiling = 'json'",
        "PRAGMA enable_progress_bar",
        "PRAGMA enable_verification",
        "CALL enable_logging(storage = 'file', storage_path = '%s/log')",
        "PREPARE p AS SELECT 1",
        "SELECT 1; SET threads = 1",
        "SELECT * FROM read_csv('%s/some.csv')",
        "FROM '%s/some.csv'",
        "SELECT * FROM read_text('%s/some.csv')",
        "SELECT * FROM read_blob('%s/some.csv')",
        "SELECT * FROM read_json('%s/some.csv')",
        "SELECT * FROM read_parquet('%s/some.csv')",
        "SELECT * FROM parquet_metadata('%s/some.csv')",
        "SELECT * FROM sniff_csv('%s/some.csv')",
        "SELECT * FROM read_duckdb('%s/other.duckdb')",
        "SELECT * FROM glob('%s/*')",
        "SELECT * FROM duckdb_extensions()",
        "CREATE TABLE c AS SELECT * FROM read_csv('%s/some.csv')",
        "CREATE VIEW v AS SELECT * FROM read_csv('%s/some.csv')",
        "EXPLAIN ANALYZE SELECT * FROM read_csv('%s/some.csv')",
        "INSERT INTO t SELECT a FROM read_csv('%s/some.csv')",
        "MERGE INTO t USING read_csv('%s/some.csv') s ON t.i = s.a WHEN MATCHED THEN DELETE",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "COPY t FROM '/proc/self/environ'",
        "SELECT * FROM read_text('/proc/self/environ')",
        "SELECT * FROM read_text('/proc/1/cmdline')",
        "SELECT * FROM '%s/some.csv'",
        "FROM duckdb_secrets()",
        "SELECT * FROM which_secret('s3://b/x', 's3')",
        "FROM duckdb_settings()",
        "SELECT current_setting('temp_directory')",
        "FROM pg_catalog.pg_settings",
        "FROM duckdb_databases()",
        "FROM duckdb_temporary_files()",
        "FROM duckdb_logs()",
        "PRAGMA database_list",
        "FROM pragma_database_list()",
        "FROM query('FROM duckdb_' || 'settings()')",
        "FROM \"query\" ('FROM duckdb_' || 'settings()')",
        "FROM query_table('kartero_' || 'internal.imports')",
        "FROM query/**/('FROM duckdb_' || 'settings()')",
        "FROM query /* /* x */ ( */ ('FROM duckdb_' || 'settings()')",
        "FROM query -- x\n ('FROM duckdb_' || 'settings()')",
        "FROM system.main.query('FROM duckdb_' || 'settings()')",
        "FORCE/**/CHECKPOINT",
        "FORCE CHECKPOINT",
        "CALL force_checkpoint('test')",
        "SET VARIABLE td = 1",
        "RESET VARIABLE td",
        "PRAGMA disable_checkpoint_on_shutdown",
        "PRAGMA temp_directory = '%s/t'",
        "BEGIN; ATTACH '%s/other.duckdb'; COMMIT",
        "/* SELECT 1 */ COPY t TO '%s/out.csv'",
        "-- a comment\nEXPORT DATABASE '%s/out'",
      })
  void lockedSqlReachesNothingOutside(String sql) {
    QueryException e = failure(sql.replace("%s", folder.toString()));
    assertThat(e.code()).as(e.getMessage()).isEqualTo(Code.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN ANALYZE ATTACH ':memory:' AS hidden",
        "EXPLAIN ANALYZE SET threads = 1",
        "CREATE SECRET s (TYPE s3)",
        "CREATE PERSISTENT SECRET s (TYPE s3)",
        "EXECUTE p",
        "FROM 'https://example.com/x.csv'",
        "FROM 's3://bucket/x.parquet'",
        "SELECT getenv('HOME')",
        "SELECT * FROM arrow_scan(1, 2, 3)",
        "SELECT * FROM arrow_scan_dumb(1, 2, 3)",
        "SELECT * FROM arrow_scan(1::POINTER, 1::POINTER, 1::POINTER)",
        "CREATE FUNCTION f() AS TABLE SELECT * FROM nosuch",
      })
  void lockedSqlThatDuckDbDoesNotKnowIsRefusedToo(String sql) {
    assertThat(failure(sql)).isNotNull();
  }

  @Test
  void lockedSqlThatIsRefusedSaysWhy() {
    assertThat(failure("DETACH test"))
        .hasMessage(
            "this statement is not allowed here: SQL may read and write tables, not reach files,"
                + " databases, settings or extensions");
    assertThat(failure("SELECT * FROM read_csv('/x.csv')"))
        .hasMessage(
            "Permission Error: Cannot access file \"/x.csv\" -"
                + " file system operations are disabled by configuration");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE OR REPLACE TABLE w AS SELECT 1; INSERT INTO w VALUES (2); UPDATE w SET \"1\" = 3;"
            + " DELETE FROM w; ALTER TABLE w ADD COLUMN x INTEGER; DROP TABLE w",
        "BEGIN; CREATE TABLE w2(i INTEGER); ROLLBACK; SELECT 1",
        "CREATE OR REPLACE VIEW v2 AS FROM t; FROM v2",
        "CREATE OR REPLACE MACRO plus(x) AS x + 1; SELECT plus(1)",
        "SHOW TABLES",
        "DESCRIBE t",
        "SUMMARIZE t",
        "PRAGMA table_info('t')",
        "EXPLAIN SELECT 1",
        "PIVOT t ON i USING count(*)",
        "MERGE INTO t USING (SELECT 1 AS i) s ON t.i = s.i WHEN MATCHED THEN UPDATE SET i = 1",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "WITH q(query, force) AS (SELECT 1, 2) SELECT query, -- the text\n force FROM q",
        "WITH q(\"query\") AS (SELECT 1) SELECT \"query\" /* ( */ FROM q WHERE query IN (1)",
        "VALUES (1)",
        "CHECKPOINT",
        "VACUUM",
      })
  void lockedSqlMayDoItsWork(String sql) {
    Values.rows(locked.query("main", sql));
  }

  @Test
  void freeSqlReadsFiles(@TempDir Path other) {
    try (DuckDbEngine free = Warehouse.free(other)) {
      assertThat(
              Values.rows(
                  free.query("main", "SELECT a, b FROM read_csv('%s/some.csv')".formatted(folder))))
          .isEqualTo(List.of(List.of(BigInteger.ONE, "x"), List.of(BigInteger.TWO, "y")));
      assertThat(
              Values.rows(
                  free.query(
                      "main",
                      "CREATE TABLE c AS SELECT * FROM read_csv('%s/some.csv')".formatted(folder))))
          .isEqualTo(List.of(List.of(BigInteger.TWO)));
    }
  }

  private QueryException failure(String sql) {
    return catchThrowableOfType(QueryException.class, () -> Values.rows(locked.query("main", sql)));
  }
}
