package io.kartero.server.job.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.Engine;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptRowsTest {
  /// Every type, with NULLs at every depth.
  private static final String EVERYTHING =
      """
      SELECT
        i::TINYINT AS a, i::SMALLINT AS b, i::INTEGER AS c, i::BIGINT AS d, i::HUGEINT * 10**30 AS e,
        i::UTINYINT AS f, i::USMALLINT AS g, i::UINTEGER AS h, i::UBIGINT AS j, i::UHUGEINT AS k,
        i::FLOAT / 3 AS l, i::DOUBLE / 3 AS m, i % 2 = 0 AS n,
        (i / 8)::DECIMAL(4,2) AS o, (i / 8)::DECIMAL(9,3) AS p, (i / 8)::DECIMAL(18,4) AS q,
        (i / 8)::DECIMAL(38,6) AS r,
        CASE WHEN i % 3 = 0 THEN NULL ELSE repeat('あ', (i * 3)::INTEGER) END AS s,
        '{"i":' || i || '}' AS t, ('x' || i)::BLOB AS u, '10110'::BIT AS v,
        uuid '12345678-1234-1234-1234-1234567890ab' AS w,
        DATE '2026-11-25' + i::INTEGER AS x, TIME '01:02:03.000004' AS y,
        TIMETZ '01:02:03+09' AS z, TIMESTAMP_S '2026-11-25 01:02:03' AS aa,
        TIMESTAMP_MS '2026-11-25 01:02:03.004' AS ab, TIMESTAMP '2026-11-25 01:02:03.000004' AS ac,
        TIMESTAMP_NS '2026-11-25 01:02:03.000000004' AS ad,
        TIMESTAMPTZ '2026-11-25 01:02:03+00' AS ae, INTERVAL '3 months 2 days 5 seconds' AS af,
        CASE WHEN i % 2 = 0 THEN 'big'::ENUM('big', 'small') END AS ag,
        CASE WHEN i % 4 = 0 THEN NULL ELSE range(i % 5) END AS ah,
        [['p' || i, NULL], NULL, []] AS ai,
        CASE WHEN i % 3 = 1 THEN NULL ELSE array_value(i, NULL, i + 2) END AS aj,
        MAP {'k' || i: i, 'l': NULL} AS ak,
        CASE WHEN i % 5 = 2 THEN NULL ELSE {'x': i, 'y': ['long enough not to lie inside ' || i]} END
          AS al,
        CASE WHEN i % 2 = 0 THEN union_value(num := i)
          ELSE union_value(num := i)::UNION(num BIGINT) END AS am,
        NULL AS an
      FROM (SELECT range AS i FROM range(100))
      """;

  @TempDir private Path home;
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        DuckDbEngine.open(
            new DuckDbSettings(
                home.resolve("warehouse.duckdb"),
                Sandbox.LOCKED,
                Limits.standard(home.resolve("temporary")),
                Path.of(System.getProperty("java.io.tmpdir"), "kartero-test-natives")));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private KeptResults results() {
    return new KeptResults(home.resolve("results"));
  }

  private static String json(Batches rows) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Rendering.json().write(rows, text);
    return text.toString(StandardCharsets.UTF_8);
  }

  private void keep(String sql, String name) {
    try (Batches rows = engine.query("main", sql)) {
      Keeping keeping = results().keep(rows, name);
      try {
        for (Batch batch = keeping.next(); batch != null; batch = keeping.next()) {
          batch.close();
        }
        keeping.finish();
      } finally {
        keeping.release();
      }
    }
  }

  @Test
  void everyTypeComesBackAsItWas() throws IOException {
    keep(EVERYTHING, "1-1.rows");

    String direct;
    Schema schema;
    try (Batches rows = engine.query("main", EVERYTHING)) {
      schema = rows.schema();
      direct = json(rows);
    }
    try (Batches kept = results().open("1-1.rows")) {
      assertThat(kept.schema()).isEqualTo(schema);
      assertThat(json(kept)).isEqualTo(direct);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 WHERE false",
        "SELECT range, repeat('x', 5000) FROM range(10000)",
        "SELECT list_filter(range(20), lambda x: x % 3 = 0) FROM range(5000) WHERE range % 7 <> 0"
      })
  void manyRowsAndNoneComeBack(String sql) throws IOException {
    keep(sql, "1-1.rows");

    try (Batches rows = engine.query("main", sql);
        Batches kept = results().open("1-1.rows")) {
      assertThat(json(kept)).isEqualTo(json(rows));
    }
  }

  @Test
  void whatWasNotFinishedLeavesNoFile() {
    try (Batches rows = engine.query("main", "SELECT 1")) {
      results().keep(rows, "1-1.rows").release();
    }

    assertThat(home.resolve("results")).isEmptyDirectory();
  }

  @Test
  void aFileThatWasCutIsNotTakenForWhole() throws IOException {
    keep("SELECT * FROM range(10000)", "1-1.rows");
    try (FileChannel file =
        FileChannel.open(home.resolve("results").resolve("1-1.rows"), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 16);
    }

    try (Batches kept = results().open("1-1.rows")) {
      assertThatThrownBy(() -> json(kept))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageEndingWith("1-1.rows: the file ends too early");
    }
  }
}
