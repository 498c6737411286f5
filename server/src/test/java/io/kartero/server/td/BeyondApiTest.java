package io.kartero.server.td;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BeyondApiTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    Path buckets = Files.createDirectories(home.resolve("buckets"));
    Files.createDirectories(buckets.resolve("samplebucket"));
    server = TestServer.start(home, Map.of("KARTERO_BUCKET_FOLDER", buckets.toString()));
    server.post("/v3/database/create/shop", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theNextFiveRunsCanBeAskedForBeforeAScheduleIsSaved() {
    String query = "?cron=30+2+*+*+*&timezone=America%2FNew_York";
    JsonNode answer = json(server.get("/kartero/schedules/next_runs" + query));
    assertThat(answer.at("/next_runs").size()).isEqualTo(5);
    assertThat(answer.at("/next_runs/0").stringValue()).isEqualTo("2026-11-25 07:30:00 UTC");
    HttpResponse<String> wrong =
        server.get("/kartero/schedules/next_runs?cron=61+*+*+*+*&timezone=Nowhere");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(JsonMapper.shared().readTree(wrong.body()).at("/details/problems").size())
        .isEqualTo(2);
  }

  @Test
  void aPausedScheduleSaysSoAndItsHistoryShowsWhatRan() {
    String form = "cron=%40hourly&query=SELECT+1&database=shop&type=presto";
    json(server.post("/v3/schedule/create/hourly", form));
    JsonNode paused = json(server.post("/kartero/schedules/hourly/pause", ""));
    assertThat(paused.at("/paused_at").stringValue()).isEqualTo("2026-11-25 00:00:00 UTC");
    JsonNode resumed = json(server.post("/kartero/schedules/hourly/resume", ""));
    assertThat(resumed.at("/paused_at").isNull()).isTrue();
    assertThat(resumed.at("/next_time").stringValue()).isEqualTo("2026-11-25 01:00:00 UTC");
    String job =
        json(server.post("/v3/schedule/run/hourly/1704067200", "num=1"))
            .at("/jobs/0/job_id")
            .stringValue();
    JsonNode history = json(server.get("/kartero/schedules/hourly/history"));
    assertThat(history.at("/count").intValue()).isEqualTo(1);
    assertThat(history.at("/history/0/outcome").stringValue()).isEqualTo("issued");
    assertThat(history.at("/history/0/job_id").stringValue()).isEqualTo(job);
    assertThat(server.post("/kartero/schedules/nope/pause", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aConnectionIsChecked() {
    json(server.post("/v3/result/create/good", "url=%7B%22bucket%22%3A%22samplebucket%22%7D"));
    JsonNode good = json(server.post("/kartero/connections/good/check", ""));
    assertThat(good.at("/access").stringValue()).isEqualTo("new_and_old_names");
    assertThat(good.at("/problem").isNull()).isTrue();
    assertThat(server.post("/kartero/connections/nope/check", "").statusCode()).isEqualTo(404);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
