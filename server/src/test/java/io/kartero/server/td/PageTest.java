package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.treasuredata.client.TDClient;
import io.kartero.server.TestServer;
import io.kartero.server.td.Recording.Exchange;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The page that Kartero is built from: its `td sched:create` and its workflow, as the clients send
/// them, up to the file in the bucket.
class PageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path home) {
    server = TestServer.start(home);
    server.storage().createBucket("samplebucket");
    server.storage().createBucket("your_bucket");
    try (TDClient client = JavaClient.of(server)) {
      client.createDatabase("dataconnector_db");
      client.createTable("dataconnector_db", "data_connectors");
      client.importBytes(
          "dataconnector_db",
          "data_connectors",
          JavaClient.part(
              customer(1_700_000_000, 1, "acct-1", 10.5, "日本語"),
              customer(1_700_000_060, 2, "acct,2", 20.25, "quote\"d")));
      client.createDatabase("sample_datasets");
      client.createTable("sample_datasets", "www_access");
      client.importBytes(
          "sample_datasets",
          "www_access",
          JavaClient.part(
              new Object[] {"time", 1_412_323_200, "host", "10.0.0.1", "path", "/index.html"}));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePagesScheduleDeliversItsFileAtTenPastSix() {
    ObjectNode settings = pagesSettings();
    settings.put("json_keyfile", server.storage().keyFile());
    JsonNode created =
        json(server.post("/v3/schedule/create/scheduled_karte", form(settings.toString())));
    assertThat(created.at("/start").stringValue()).isEqualTo("2026-11-25 06:10:00 UTC");
    server.clock().set(Instant.parse("2026-11-25T06:10:00Z"));
    JsonNode run = awaitRun("scheduled_karte");
    assertThat(run.at("/status").stringValue()).as(run.toString()).isEqualTo("success");
    assertThat(run.at("/scheduled_at").stringValue()).isEqualTo("2026-11-25 06:10:00 UTC");
    assertThat(
            new String(server.storage().object("samplebucket", "output/test.csv").bytes(), UTF_8))
        .isEqualTo(
            "1,acct-1,10.5,日本語,1700000000\r\n2,\"acct,2\",20.25,\"quote\"\"d\",1700000060\r\n");
  }

  @Test
  void thePagesKeyIsTakenAndItsRunFailsSayingWhereItIsNoJsonAndNotWhatIsInIt() {
    assertThat(server.post("/v3/schedule/create/scheduled_karte", pagesForm()).statusCode())
        .isEqualTo(200);
    server.post("/v3/schedule/run/scheduled_karte/1704067200", "num=1");
    JsonNode run = awaitRun("scheduled_karte");
    assertThat(run.at("/status").stringValue()).isEqualTo("error");
    String shown = server.get("/v3/job/show/" + run.at("/job_id").stringValue()).body();
    String cause = JsonMapper.shared().readTree(shown).at("/debug/stderr").stringValue();
    assertThat(cause).contains("json_keyfile").contains("line 1").containsPattern("column \\d+");
    assertThat(shown).doesNotContain("ABCDEFGHIJ");
    assertThat(server.storage().objects("samplebucket")).isEmpty();
  }

  @Test
  void thePagesWorkflowDeliversItsFileThroughTheSavedConnection() {
    ObjectNode connection = JsonMapper.shared().createObjectNode();
    connection.put("type", "karte").put("json_keyfile", server.storage().keyFile());
    server.post("/v3/result/create/karte_integration", "url=" + encoded(connection.toString()));
    Variables variables = new Variables().with("key", TestServer.ADMIN_KEY);
    new Replay(server.uri().getPort(), server.clock(), variables).play(Recording.named("digdag"));
    byte[] file = server.storage().object("your_bucket", "dir/example.csv.gz").bytes();
    assertThat(new String(BareHttp.gunzip(file), UTF_8))
        .isEqualTo("host,path\r10.0.0.1,/index.html\r");
  }

  @Test
  void aKeyIsInNoAnswer() {
    String secret = secret(server.storage().keyFile());
    ObjectNode settings = pagesSettings();
    settings.put("json_keyfile", server.storage().keyFile());
    server.post("/v3/result/create/canary", "url=" + encoded(settings.toString()));
    server.post("/v3/schedule/create/canary", form(settings.toString()));
    server.post("/v3/schedule/run/canary/1704067200", "num=1");
    String job = awaitRun("canary").at("/job_id").stringValue();
    String[] paths = {
      "/v3/result/list",
      "/v3/schedule/list",
      "/v3/schedule/history/canary",
      "/v3/job/list",
      "/v3/job/show/" + job,
      "/v3/job/status/" + job
    };
    for (String path : paths) {
      assertThat(server.get(path).body()).as(path).doesNotContain(secret);
    }
    assertThat(server.get("/v3/result/list").body()).contains("samplebucket");
    settings.put("bucket", "!");
    settings.put("no_such_setting", secret);
    assertThat(server.post("/v3/schedule/create/other", form(settings.toString())).body())
        .contains("bucket")
        .doesNotContain(secret);
  }

  private JsonNode awaitRun(String schedule) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode run = lastRun(schedule);
    while (!isFinal(run) && System.nanoTime() < end) {
      Thread.onSpinWait();
      run = lastRun(schedule);
    }
    return run;
  }

  private JsonNode lastRun(String schedule) {
    return json(server.get("/v3/schedule/history/" + schedule + "?from=0&to=1")).at("/history/0");
  }

  private static boolean isFinal(JsonNode run) {
    return run.at("/end_at").isString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  /// A line from the middle of the private key.
  private static String secret(String keyFile) {
    String key = JsonMapper.shared().readTree(keyFile).at("/private_key").stringValue();
    return key.lines().skip(2).findFirst().orElseThrow();
  }

  /// The body that td sends for the page's command, byte for byte.
  private static String pagesForm() {
    return Recording.named("td").exchanges().stream()
        .filter(each -> each.path().equals("/v3/schedule/create/scheduled_karte"))
        .map(Exchange::lines)
        .findFirst()
        .orElseThrow()
        .getFirst();
  }

  private static ObjectNode pagesSettings() {
    String result =
        URLDecoder.decode(pagesForm().replaceFirst(".*&result=([^&]*)&.*", "$1"), UTF_8);
    return (ObjectNode) JsonMapper.shared().readTree(result);
  }

  private static String form(String settings) {
    return pagesForm().replaceFirst("&result=[^&]*&", "&result=" + encoded(settings) + "&");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static Object[] customer(
      int time, int id, String account, double purchase, String comment) {
    return new Object[] {
      "time", time, "id", id, "account", account, "purchase", purchase, "comment", comment
    };
  }
}
