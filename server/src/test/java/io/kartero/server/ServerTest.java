package io.kartero.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.connection.Connection;
import io.kartero.server.connection.Connections;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.platform.HomeInUse;
import io.kartero.server.platform.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServerTest {
  @TempDir private Path home;

  @Test
  void aStartedServerSaysThatItIsWell() {
    try (TestServer server = TestServer.start(home)) {
      var answer = server.send(server.request("/health").GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatWasSavedIsThereAfterARestart(TestDatabase database) {
    Map<String, String> settings =
        switch (database) {
          case H2 -> Map.of();
          case POSTGRESQL -> Map.of("KARTERO_DATABASE_URL", database.freshSettings().url());
        };
    Destination destination =
        new Destination.Inline(
            "{\"bucket\":\"samplebucket\",\"path_prefix\":\"a\",\"json_keyfile\":\"x\"}");
    Connection saved;
    String sealed;
    try (TestServer server = TestServer.start(home, settings)) {
      saved = server.bean(Connections.class).create("one", "{\"bucket\":\"samplebucket\"}");
      sealed = server.bean(Destinations.class).seal(destination);
    }
    try (TestServer server = TestServer.start(home, settings)) {
      assertThat(server.bean(Connections.class).list()).containsExactly(saved);
      assertThat(server.bean(Destinations.class).open(sealed)).isEqualTo(destination);
      assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aJobThatOutlivesTheGraceRunsAgainWhenTheServerIsBack() {
    Map<String, String> hasty = Map.of("KARTERO_GRACE", "100ms");
    String endless = "SELECT count(*) FROM range(10000000) a, range(10000000) b";
    String job;
    try (TestServer server = TestServer.start(home, hasty)) {
      server.post("/v3/database/create/shop", "");
      job =
          json(server.post("/v3/job/issue/presto/shop", "query=" + encoded(endless)))
              .at("/job_id")
              .stringValue();
      await(server, job, "running");
    }
    try (TestServer server = TestServer.start(home, hasty)) {
      JsonNode shown = await(server, job, "running");
      assertThat(shown.at("/debug/cmdout").stringValue())
          .contains("The server stops; the job runs again when it is back.");
      server.post("/v3/job/kill/" + job, "");
      await(server, job, "killed");
    }
  }

  @Test
  void aJobThatEndsWithinTheGraceIsNotStopped() {
    String job;
    try (TestServer server = TestServer.start(home, Map.of("KARTERO_GRACE", "60s"))) {
      server.post("/v3/database/create/shop", "");
      String query =
          "SELECT count(*) FROM range(20000) a, range(20000) b WHERE a.range + b.range < 0";
      job =
          json(server.post("/v3/job/issue/presto/shop", "query=" + encoded(query)))
              .at("/job_id")
              .stringValue();
      await(server, job, "running");
    }
    try (TestServer server = TestServer.start(home)) {
      JsonNode shown = json(server.get("/v3/job/show/" + job));
      assertThat(shown.at("/status").stringValue()).isEqualTo("success");
      assertThat(shown.at("/debug/cmdout").stringValue()).doesNotContain("The server stop");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode await(TestServer server, String job, String status) {
    JsonNode shown;
    do {
      shown = json(server.get("/v3/job/show/" + job));
    } while (!shown.at("/status").stringValue().equals(status) && shown.at("/end_at").isNull());
    assertThat(shown.at("/status").stringValue()).isEqualTo(status);
    return shown;
  }

  @Test
  void aSecondServerLeavesTheHomeToTheFirst() {
    try (TestServer server = TestServer.start(home)) {
      assertThatThrownBy(() -> TestServer.start(home)).isInstanceOf(HomeInUse.class);
      assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
    }
  }
}
