package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.RemoteQuery;
import io.kartero.query.Result;
import io.kartero.query.trino.Credentials;
import io.kartero.query.trino.TrinoEngine;
import io.kartero.query.trino.TrinoSettings;
import io.kartero.rows.Batch;
import io.kartero.rows.Schema;
import io.trino.server.testing.TestingTrinoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What befalls a Trino in the middle of a result: the export fails, says why, and nothing is
/// visible.
@Timeout(180)
class FaultsTest {
  /// Far more than fits into what is read ahead.
  private static final String LONG = "SELECT * FROM tpch.sf1.lineitem";

  private final AtomicReference<@Nullable RemoteQuery> submitted = new AtomicReference<>();

  @TempDir private Path folder;

  @Test
  void theCoordinatorIsGone(@TempDir Path logs) throws IOException {
    try (ClusterProcess cluster = ClusterProcess.start(logs.resolve("log"));
        TrinoEngine engine = new TrinoEngine(settings(cluster.url(), Map.of(), Optional.empty()))) {
      QueryException e = failure(engine, cluster::kill);
      assertThat(e.code()).isEqualTo(Code.ENGINE);
      assertThat(e.getMessage())
          .startsWith("the result of query " + id() + " on Trino at " + cluster.url())
          .contains("cannot be read on: ");
    }
  }

  @Test
  void aWorkerIsGone() {
    Cluster cluster = Cluster.shared(Cluster.Protocol.DIRECT);
    TestingTrinoServer worker =
        cluster.runner().getServers().stream()
            .filter(server -> !server.isCoordinator())
            .findFirst()
            .orElseThrow();
    try (TrinoEngine engine = engine(cluster, Map.of())) {
      QueryException e = failure(engine, () -> cluster.runner().restartWorker(worker));
      assertThat(e.code()).isEqualTo(Code.ENGINE);
      assertThat(e.getMessage()).contains("query " + id());
    }
  }

  @Test
  void anAdministratorKillsTheQuery() {
    Cluster cluster = Cluster.shared(Cluster.Protocol.DIRECT);
    try (TrinoEngine engine = engine(cluster, Map.of());
        TrinoEngine administrator = cluster.engine("system")) {
      QueryException e =
          failure(
              engine,
              () ->
                  administrator
                      .query(
                          "runtime",
                          "CALL system.runtime.kill_query(query_id => '"
                              + id()
                              + "', message => 'too dear')")
                      .close());
      assertThat(e.code()).isEqualTo(Code.CANCELLED);
      assertThat(e)
          .hasMessage(
              "Query killed. Message: too dear (Trino: ADMINISTRATIVELY_KILLED, query %s)"
                  .formatted(id()));
    }
  }

  @Test
  void theMemoryIsNotEnough() {
    Cluster cluster = Cluster.shared(Cluster.Protocol.DIRECT);
    try (TrinoEngine engine = engine(cluster, Map.of("query_max_memory", "1MB"))) {
      String sql = "SELECT orderkey, array_agg(comment) FROM tpch.sf1.lineitem GROUP BY 1";
      QueryException e = failure(engine, sql);
      assertThat(e.code()).isEqualTo(Code.RESOURCES);
      assertThat(e.getMessage())
          .startsWith("Query exceeded distributed user memory limit of 1MB")
          .contains("EXCEEDED_GLOBAL_MEMORY_LIMIT");
    }
  }

  @Test
  void theTimeIsUp() {
    Cluster cluster = Cluster.shared(Cluster.Protocol.DIRECT);
    TrinoSettings settings = settings(cluster.url(), Map.of(), Optional.of(Duration.ofSeconds(2)));
    try (TrinoEngine engine = new TrinoEngine(settings)) {
      String sql =
          "SELECT count(*) FROM tpch.sf100.lineitem a, tpch.sf100.lineitem b"
              + " WHERE a.comment < b.comment";
      QueryException e = failure(engine, sql);
      assertThat(e.code()).isEqualTo(Code.TIME_LIMIT);
      assertThat(e.getMessage()).contains("2.00s").contains("EXCEEDED_TIME_LIMIT");
    }
  }

  @Test
  void segmentsAreMissing() {
    Cluster cluster = Cluster.shared(Cluster.Protocol.SPOOLED);
    try (TrinoEngine engine = engine(cluster, Map.of())) {
      QueryException e = failure(engine, FaultsTest::removeSegments);
      assertThat(e.code()).isEqualTo(Code.ENGINE);
      assertThat(e.getMessage())
          .startsWith("the result of query " + id())
          .contains("a segment of the result is not to be had from ")
          .endsWith("run the query again");
    }
  }

  /// They lie in a folder of each server.
  private static void removeSegments() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.find(temporary, 2, (file, about) -> isSegment(file))) {
      List<Path> segments = files.toList();
      assertThat(segments).isNotEmpty();
      for (Path segment : segments) {
        Files.deleteIfExists(segment);
      }
    }
  }

  private static boolean isSegment(Path file) {
    return String.valueOf(file.getParent()).contains("spooling")
        && file.toString().endsWith(".json+zstd");
  }

  private interface Fault {
    void strike() throws Exception;
  }

  /// The fault strikes when the first rows have been read.
  private QueryException failure(TrinoEngine engine, Fault fault) {
    return failure(
        () -> new Struck(engine.query("tiny", LONG, context(), new Cancellation()), fault));
  }

  private QueryException failure(TrinoEngine engine, String sql) {
    return failure(() -> engine.query("tiny", sql, context(), new Cancellation()));
  }

  private QueryException failure(Supplier<Result> query) {
    Exports exports = new Exports(folder);
    QueryException e =
        catchThrowableOfType(
            QueryException.class, () -> exports.export(query.get(), Map.of()).run());
    exports.assertNothingIsVisible();
    return e;
  }

  private QueryContext context() {
    return new QueryContext(Optional.empty(), submitted::set);
  }

  private String id() {
    RemoteQuery query = submitted.get();
    return query == null ? "(none)" : query.id();
  }

  private static TrinoEngine engine(Cluster cluster, Map<String, String> session) {
    return new TrinoEngine(settings(cluster.url(), session, Optional.empty()));
  }

  private static TrinoSettings settings(
      URI url, Map<String, String> session, Optional<Duration> queryTime) {
    return new TrinoSettings(
        url,
        "tpch",
        "tester",
        new Credentials.Name(),
        Optional.empty(),
        session,
        TrinoSettings.SOURCE,
        List.of(),
        Duration.ofSeconds(5),
        queryTime,
        2);
  }

  /// A result in whose middle something happens.
  private record Struck(Result rows, Fault fault, AtomicReference<@Nullable Fault> left)
      implements Result {
    Struck(Result rows, Fault fault) {
      this(rows, fault, new AtomicReference<>(fault));
    }

    @Override
    public @Nullable Batch next() {
      Batch next = rows.next();
      Fault due = left.getAndSet(null);
      if (due != null) {
        try {
          due.strike();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
      return next;
    }

    @Override
    public Answer answer() {
      return rows.answer();
    }

    @Override
    public io.kartero.query.QueryProgress progress() {
      return rows.progress();
    }

    @Override
    public void cancel() {
      rows.cancel();
    }

    @Override
    public Schema schema() {
      return rows.schema();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
