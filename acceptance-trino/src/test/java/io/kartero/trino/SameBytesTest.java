package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.query.trino.TrinoEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The same data gives the same file, whichever engine it comes from.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBytesTest {
  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine duckdb;

  @SuppressWarnings("NullAway.Init")
  private TrinoEngine direct;

  @SuppressWarnings("NullAway.Init")
  private TrinoEngine spooled;

  @TempDir private Path folder;

  @BeforeAll
  void open(@TempDir Path home) {
    duckdb =
        DuckDbEngine.open(
            new DuckDbSettings(
                home.resolve("test.duckdb"),
                Sandbox.FREE,
                Limits.standard(home.resolve("temporary")),
                home.resolve("cache")));
    direct = Cluster.shared(Cluster.Protocol.DIRECT).engine("tpch");
    spooled = Cluster.shared(Cluster.Protocol.SPOOLED).engine("tpch");
  }

  @AfterAll
  void close() {
    duckdb.close();
    direct.close();
    spooled.close();
  }

  /// Each line has an expression for DuckDB and one for Trino; where it is one, it is for both.
  @ParameterizedTest
  @CsvFileSource(resources = "same-bytes.csv", delimiter = '|', quoteCharacter = '`')
  void aValueIsWrittenTheSame(String ofDuckDb, String ofTrino) {
    String query = "SELECT 7 AS \"id\", %s AS \"the, value\"";
    String trino = query.formatted(ofTrino == null ? ofDuckDb : ofTrino);
    byte[] expected = duckdb(query.formatted(ofDuckDb), Map.of());
    assertThat(text(direct(trino, Map.of()))).isEqualTo(text(expected));
    assertThat(text(spooled(trino, Map.of()))).isEqualTo(text(expected));
  }

  /// 60,175 rows: DuckDB reads them from the file that Trino's rows became.
  @Test
  void aTableIsWrittenTheSameInEveryDialect() {
    String sql = "SELECT * FROM tpch.tiny.lineitem ORDER BY orderkey, linenumber";
    byte[] plain = direct(sql, Map.of());
    Path copy = folder.resolve("copy").resolve("samplebucket/output/test.csv");
    new Exports(folder.resolve("copy")).bytes(direct.query("tiny", sql), Map.of());
    duckdb
        .query(
            "main",
            "CREATE OR REPLACE TABLE lineitem AS FROM read_csv('"
                + copy
                + "', types = {'orderkey': 'BIGINT', 'quantity': 'DOUBLE', 'shipdate': 'DATE',"
                + " 'tax': 'DOUBLE', 'discount': 'DOUBLE', 'extendedprice': 'DOUBLE'})")
        .close();
    String copied = "SELECT * FROM lineitem ORDER BY orderkey, linenumber";
    assertThat(duckdb(copied, Map.of())).isEqualTo(plain);
    for (Map<String, String> dialect :
        java.util.List.of(
            Map.<String, String>of(),
            Map.of("delimiter", "\t", "quote_policy", "ALL", "newline", "LF"),
            Map.of("null_string", "\\N", "header_line", "false", "compression", "gz"))) {
      byte[] expected = duckdb(copied, dialect);
      assertThat(direct(sql, dialect)).isEqualTo(expected);
      assertThat(spooled(sql, dialect)).isEqualTo(expected);
    }
  }

  private byte[] duckdb(String sql, Map<String, String> settings) {
    return new Exports(folder.resolve("duckdb")).bytes(duckdb.query("main", sql), settings);
  }

  private byte[] direct(String sql, Map<String, String> settings) {
    return new Exports(folder.resolve("direct")).bytes(direct.query("tiny", sql), settings);
  }

  private byte[] spooled(String sql, Map<String, String> settings) {
    return new Exports(folder.resolve("spooled")).bytes(spooled.query("tiny", sql), settings);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
