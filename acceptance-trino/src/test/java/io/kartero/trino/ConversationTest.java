package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.RemoteQuery;
import io.kartero.query.Result;
import io.kartero.query.Values;
import io.kartero.query.trino.Credentials;
import io.kartero.query.trino.TrinoEngine;
import io.kartero.query.trino.TrinoSettings;
import io.trino.execution.QueryInfo;
import io.trino.spi.QueryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Trino is told of a query, and what is told of it meanwhile.
class ConversationTest {
  private final Cluster cluster = Cluster.shared(Cluster.Protocol.SPOOLED);
  private final List<RemoteQuery> submitted = new ArrayList<>();

  private TrinoEngine engine() {
    return new TrinoEngine(
        new TrinoSettings(
            cluster.url(),
            "tpch",
            "alice",
            new Credentials.Name(),
            Optional.empty(),
            Map.of("query_priority", "3"),
            "exports",
            List.of("nightly", "karte"),
            Duration.ofSeconds(10),
            Optional.of(Duration.ofMinutes(7)),
            2));
  }

  private Result query(TrinoEngine engine, String sql) {
    QueryContext context = new QueryContext(Optional.empty(), submitted::add);
    return engine.query("tiny", sql, context, new Cancellation());
  }

  @Test
  void trinoIsToldWhoAsksAndWhatFor() {
    try (TrinoEngine engine = engine()) {
      assertThat(Values.rows(query(engine, "SELECT count(*) FROM nation"))).hasToString("[[25]]");
    }
    RemoteQuery query = submitted.getFirst();
    assertThat(query.page().toString()).isEqualTo(cluster.url() + "/ui/query.html?" + query.id());
    QueryInfo info =
        cluster
            .runner()
            .getCoordinator()
            .getQueryManager()
            .getFullQueryInfo(new QueryId(query.id()));
    assertThat(info.getSession().getUser()).isEqualTo("alice");
    assertThat(info.getSession().getSource()).contains("exports");
    assertThat(info.getSession().getClientTags()).containsExactlyInAnyOrder("nightly", "karte");
    assertThat(info.getSession().getSystemProperties())
        .containsEntry("query_priority", "3")
        .containsEntry("query_max_run_time", "420s");
  }

  @Test
  void statementsOfOneTextShareASession() {
    try (TrinoEngine engine = engine()) {
      assertThat(Values.rows(query(engine, "USE sf1; SELECT count(*) FROM supplier")))
          .hasToString("[[10000]]");
      assertThat(
              Values.rows(
                  query(
                      engine,
                      "SET SESSION query_priority = 5; SHOW SESSION LIKE 'query_priority'")))
          .asString()
          .contains("query_priority, 5,");
    }
    assertThat(submitted).hasSize(4);
  }

  @Test
  void progressTellsOfSplits() {
    try (TrinoEngine engine = engine();
        Result running = query(engine, "SELECT * FROM sf1.lineitem")) {
      Objects.requireNonNull(running.next()).close();
      assertThat(running.progress().detail()).matches("[A-Z]+, \\d+ of \\d+ splits on \\d nodes");
    }
  }
}
