package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.query.Values;
import io.kartero.rows.Batch;
import io.kartero.rows.FixedVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DuckDbEngineTest {
  private static final String ENDLESS =
      "SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(10000000) b(i)";

  @TempDir Path folder;

  @Test
  void theFoldersOfTheWarehouseAreMade() {
    try (DuckDbEngine engine = Warehouse.free(folder.resolve("a/b"))) {
      engine.query("main", "CREATE TABLE t(i INTEGER)").close();
    }
    assertThat(folder.resolve("a/b/test.duckdb")).exists();
  }

  @Test
  void anUnknownDatabaseIsToldWithTheNearest() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      engine.query("main", "CREATE SCHEMA sales; CREATE SCHEMA stock").close();
      assertThatThrownBy(() -> engine.query("slaes", "SELECT 1"))
          .hasMessage(
              "there is no database \"slaes\"; the nearest: \"sales\", \"main\", \"stock\"");
    }
  }

  @Test
  void aDatabaseMayBeCalledLikeTheWarehouse() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      engine.query("main", "CREATE SCHEMA test").close();
      engine.query("test", "CREATE TABLE t AS SELECT 5 AS i").close();
      assertThat(Values.rows(engine.query("test", "SELECT i FROM t"))).hasSize(1);
    }
  }

  @Test
  void aWarehouseThatThisProcessHasOpenIsNotOpenedTwice() {
    try (DuckDbEngine first = Warehouse.free(folder)) {
      Path file = folder.resolve("test.duckdb");
      assertThatThrownBy(() -> Warehouse.locked(folder))
          .hasMessage(
              "cannot open the warehouse %s: this process has it open already;"
                  + " close that engine and its batches first",
              file);
      first.query("main", "SELECT 1").close();
    }
    Warehouse.locked(folder).close();
  }

  @Test
  void aWarehouseThatAnotherProcessHasOpenIsToldWithThatProcess() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = other.inputReader()) {
      assertThat(output.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> Warehouse.free(folder))
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.ENGINE))
          .hasMessageStartingWith(
              "the warehouse " + folder.resolve("test.duckdb") + " is in use by another process, ")
          .hasMessageEndingWith("(PID " + other.pid() + "); stop it or wait until it has ended");
    } finally {
      other.destroy();
      other.onExit().join();
    }
    Warehouse.free(folder).close();
  }

  /// Another process that has a warehouse open until its input ends.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (DuckDbEngine engine = Warehouse.free(Path.of(arguments[0]))) {
        engine.query("main", "SELECT 1").close();
        System.out.println("open");
        System.in.read();
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsToldSo() throws IOException {
    Path file = folder.resolve("test.duckdb");
    Files.writeString(file, "name,age\n".repeat(10_000));
    assertThatThrownBy(() -> Warehouse.free(folder))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.ENGINE))
        .hasMessage("the warehouse %s is no DuckDB database; name another file", file);
  }

  @Test
  void sqlThatDuckDbWouldReadDifferentlyIsRefused() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      assertThatThrownBy(() -> engine.query("main", "SELECT 1 \0; DROP TABLE t"))
          .hasMessage("the SQL has a NUL character, which DuckDB would take for its end");
      assertThatThrownBy(() -> engine.query("main", "SELECT '\uD83D'"))
          .hasMessage("the SQL has half of a surrogate pair, which is no character");
      assertThatThrownBy(() -> engine.query("main", "SELECT ?"))
          .hasMessage(
              "the SQL has parameters (? or $1), and nothing fills them; write the values instead");
    }
  }

  @Test
  void anErrorInALaterStatementSaysWhereInTheWholeText() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      String sql = "SELECT 'é😀';\n\nSELECT 'あ',\n nosuch; SELECT 3";
      QueryException e =
          catchThrowableOfType(QueryException.class, () -> engine.query("main", sql));
      assertThat(e.position()).hasValue(sql.indexOf("nosuch"));
      assertThat(e)
          .hasMessage(
              "Binder Error: Referenced column \"nosuch\" was not found because the FROM clause is"
                  + " missing");
    }
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    Limits limits = limits(ByteSize.ofGibibytes(1), Optional.of(Duration.ofMillis(100)));
    try (DuckDbEngine engine = Warehouse.open(folder, Sandbox.LOCKED, limits)) {
      assertThatThrownBy(() -> Values.rows(engine.query("main", ENDLESS)))
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.TIME_LIMIT))
          .hasMessage("the query ran longer than its limit of 100 ms");
      assertThatThrownBy(() -> engine.query("main", "CREATE TABLE t AS " + ENDLESS))
          .hasMessage("the query ran longer than its limit of 100 ms");
    }
  }

  @Test
  void aQueryThatNeedsMoreMemoryThanAllowedSpills() {
    Limits limits = limits(ByteSize.ofMebibytes(100), Optional.empty());
    try (DuckDbEngine engine = Warehouse.open(folder, Sandbox.LOCKED, limits);
        Result sorted =
            engine.query(
                "main", "SELECT hash(i)::VARCHAR h, i FROM range(4000000) t(i) ORDER BY h")) {
      Batch first = Objects.requireNonNull(sorted.next());
      assertThat(folder.resolve("temporary")).isNotEmptyDirectory();
      first.close();
    }
  }

  @Test
  void aQueryThatCannotSpillFailsAndTheEngineGoesOn() {
    Limits limits = limits(ByteSize.ofMebibytes(64), Optional.empty());
    try (DuckDbEngine engine = Warehouse.open(folder, Sandbox.LOCKED, limits)) {
      assertThatThrownBy(
              () -> Values.rows(engine.query("main", "SELECT list(i) FROM range(50000000) t(i)")))
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.RESOURCES))
          .hasMessageStartingWith("Out of Memory Error: ");
      assertThat(Values.rows(engine.query("main", "SELECT 1"))).hasSize(1);
    }
  }

  @Test
  void aQueryThatSpillsMoreThanAllowedFails() {
    Limits limits =
        new Limits(
            ByteSize.ofMebibytes(64),
            2,
            folder.resolve("temporary"),
            ByteSize.ofMebibytes(8),
            Optional.empty());
    try (DuckDbEngine engine = Warehouse.open(folder, Sandbox.LOCKED, limits)) {
      String sql = "SELECT hash(i)::VARCHAR h, i FROM range(4000000) t(i) ORDER BY h";
      assertThatThrownBy(() -> Values.rows(engine.query("main", sql)))
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.RESOURCES));
    }
  }

  @Test
  void closingTheEngineStopsItsQueriesAndSparesOpenBatches() {
    DuckDbEngine engine = Warehouse.locked(folder);
    Result result = engine.query("main", "SELECT i FROM range(1000000) t(i)");
    Batch batch = Objects.requireNonNull(result.next());
    engine.close();
    engine.close();
    assertThatThrownBy(result::next)
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED))
        .hasMessage("the engine was closed");
    assertThatThrownBy(() -> engine.query("main", "SELECT 1")).hasMessage("the engine was closed");
    assertThat(((FixedVector) batch.column(0)).longAt(5)).isEqualTo(5);
    assertThatThrownBy(() -> Warehouse.free(folder)).hasMessageContaining("open already");
    batch.close();
    result.close();
    Warehouse.free(folder).close();
  }

  @Test
  void progressIsKnownWhileAQueryRuns() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      engine.query("main", "CREATE TABLE t AS SELECT i FROM range(3000000) t(i)").close();
      try (Result result = engine.query("main", "SELECT i FROM t")) {
        Objects.requireNonNull(result.next()).close();
        assertThat(result.progress().fraction().orElse(0)).isBetween(0.0, 1.0);
        Values.rows(result);
        assertThat(result.progress().fraction()).isEmpty();
      }
    }
  }

  @Test
  void changedRowsAreCounted() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      assertThat(
              Values.rows(engine.query("main", "CREATE TABLE t AS SELECT i FROM range(3000) t(i)")))
          .isEqualTo(List.of(List.of(BigInteger.valueOf(3000))));
      assertThat(Values.rows(engine.query("main", "DELETE FROM t WHERE i < 1000")))
          .isEqualTo(List.of(List.of(BigInteger.valueOf(1000))));
      assertThat(Values.rows(engine.query("main", "DROP TABLE t"))).isEmpty();
    }
  }

  private Limits limits(ByteSize memory, Optional<Duration> time) {
    return new Limits(memory, 2, folder.resolve("temporary"), ByteSize.ofGibibytes(4), time);
  }
}
