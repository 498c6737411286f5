package io.kartero.server.td;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleApiTest {
  /// As td sends it where nobody set anything.
  private static final String FORM =
      "cron=10+6+%2A+%2A+%2A&query=SELECT+1&database=shop&result=&timezone=&delay=0&priority="
          + "&retry_limit=&type=hive&engine_version=";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path home) {
    server = TestServer.start(home);
    server.post("/v3/database/create/shop", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "plain,plain",
    "a%2Eb%2Ec,a.b.c",
    "with%20space,with space",
    "folder%2Fname,folder/name",
    "back%5Cslash,back\\slash",
    "per%25cent,per%cent",
    "semi%3Bcolon,semi;colon",
    "%E6%97%A5%E6%AC%A1,日次"
  })
  void aNameMayHoldAnyCharacter(String sent, String name) {
    JsonNode created = json(server.post("/v3/schedule/create/" + sent, FORM));
    assertThat(created.at("/name").stringValue()).isEqualTo(name);
    assertThat(json(server.get("/v3/schedule/history/" + sent)).at("/count").intValue()).isZero();
    JsonNode deleted = json(server.post("/v3/schedule/delete/" + sent, ""));
    assertThat(deleted.at("/name").stringValue()).isEqualTo(name);
  }

  @Test
  void whatIsSentBlankHasItsUsualValue() {
    JsonNode created = json(server.post("/v3/schedule/create/usual", FORM));
    assertThat(created.at("/timezone").stringValue()).isEqualTo("UTC");
    assertThat(created.at("/priority").isInt()).isTrue();
    assertThat(created.at("/retry_limit").isInt()).isTrue();
    assertThat(created.at("/result").stringValue()).isEmpty();
    assertThat(created.at("/start").stringValue()).isEqualTo("2026-11-25 06:10:00 UTC");
    assertThat(server.post("/v3/schedule/create/usual", FORM).statusCode()).isEqualTo(409);
  }

  @Test
  void withoutCronItIsAQueryThatIsOnlySaved() {
    String form = FORM.replace("10+6+%2A+%2A+%2A", "");
    JsonNode created = json(server.post("/v3/schedule/create/saved", form));
    assertThat(created.at("/cron").stringValue()).isEmpty();
    assertThat(created.at("/start").isNull()).isTrue();
  }

  @Test
  void jsonAndMultipartSayTheSameAsAForm() {
    String body =
        "{\"cron\":\"@hourly\",\"query\":\"SELECT 2\",\"database\":\"shop\",\"delay\":10,\"type\":\"presto\"}";
    JsonNode fromJson =
        json(
            server.send(
                server
                    .authorized("/v3/schedule/create/of_json")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))));
    assertThat(fromJson.at("/delay").intValue()).isEqualTo(10);
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String parts =
        part.formatted("query", "SELECT '日本'")
            + part.formatted("database", "shop")
            + part.formatted("type", "presto")
            + "--b--\r\n";
    JsonNode fromParts =
        json(
            server.send(
                server
                    .authorized("/v3/schedule/create/of_parts?cron=@daily")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(parts))));
    assertThat(fromParts.at("/query").stringValue()).isEqualTo("SELECT '日本'");
    assertThat(fromParts.at("/cron").stringValue()).isEqualTo("@daily");
  }

  @Test
  void anUpdateChangesWhatItNamesAndNothingElse() {
    server.post("/v3/schedule/create/changed", FORM);
    JsonNode updated =
        json(server.post("/v3/schedule/update/changed", "query=SELECT+2&priority=-1"));
    assertThat(updated.at("/query").stringValue()).isEqualTo("SELECT 2");
    assertThat(updated.at("/priority").intValue()).isEqualTo(-1);
    assertThat(updated.at("/cron").stringValue()).isEqualTo("10 6 * * *");
  }

  @Test
  void runsByNameAndByIdAreInTheHistoryWhoseToIsNotInThePage() {
    String id = json(server.post("/v3/schedule/create/run", FORM)).at("/id").stringValue();
    JsonNode runs = json(server.post("/v3/schedule/run/run/1704067200", "num=2"));
    assertThat(runs.at("/jobs/0/scheduled_at").stringValue()).isEqualTo("2024-01-01 00:00:00 UTC");
    assertThat(runs.at("/jobs/1/scheduled_at").stringValue()).isEqualTo("2024-01-01 06:10:00 UTC");
    JsonNode byId =
        json(
            server.send(
                server
                    .authorized("/v4/queries/" + id + "/jobs")
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString("{\"scheduled_time\":\"2024-01-01T00:00:00Z\"}"))));
    JsonNode newest = json(server.get("/v3/schedule/history/run?from=0&to=1"));
    assertThat(newest.at("/count").intValue()).isEqualTo(3);
    assertThat(newest.at("/history").size()).isEqualTo(1);
    assertThat(newest.at("/history/0/job_id").stringValue())
        .isEqualTo(byId.at("/id").stringValue());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    HttpResponse<String> answer =
        server.post(
            "/v3/schedule/create/wrong", "cron=61+*+*+*+*&query=SELECT+1&database=shop&priority=9");
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problems = JsonMapper.shared().readTree(answer.body()).at("/details/problems");
    assertThat(problems.toString()).contains("\"cron\"").contains("\"priority\"");
  }

  @Test
  void mailsAreRefusedWhereThisServerSendsNone() {
    HttpResponse<String> answer =
        server.post("/v3/schedule/create/mails", FORM + "&mail_to=a%40example.com&mail_on=failure");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("mail_to: asks for mails, and this server sends none");
    assertThat(server.post("/v3/schedule/create/mails", FORM + "&mail_on=never").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aScheduleThatIsNotThereIsNotFound() {
    assertThat(server.get("/v3/schedule/history/nope").statusCode()).isEqualTo(404);
    assertThat(server.post("/v3/schedule/run/nope/1704067200", "num=1").statusCode())
        .isEqualTo(404);
    assertThat(server.post("/v3/schedule/delete/nope", "").statusCode()).isEqualTo(404);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
