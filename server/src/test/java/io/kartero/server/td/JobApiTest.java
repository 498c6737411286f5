package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.TestServer;
import io.kartero.server.td.BareHttp.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestServer server;
  private static String job;

  @BeforeAll
  static void start(@TempDir Path home) {
    server = TestServer.start(home);
    server.post("/v3/database/create/shop", "");
    job =
        issue(
            "none", "query=SELECT+range+AS+n+FROM+range%284%29+ORDER+BY+1&priority=&retry_limit=");
    await(job);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anUnsetOptionThatIsSentBlankIsNotGiven() {
    JsonNode shown = JsonMapper.shared().readTree(server.get("/v3/job/show/" + job).body());
    assertThat(shown.at("/priority").intValue()).isZero();
    assertThat(shown.at("/result").stringValue()).isEmpty();
  }

  @Test
  void theWordThatJavaSendsForTrinoIsShownAsPresto() {
    JsonNode shown = JsonMapper.shared().readTree(server.get("/v3/job/show/" + job).body());
    assertThat(shown.at("/type").stringValue()).isEqualTo("presto");
    assertThat(shown.at("/hive_result_schema").stringValue()).isEqualTo("[[\"n\",\"bigint\"]]");
  }

  @Test
  void anEngineThatIsNotThereIsNotFound() {
    assertThat(server.post("/v3/job/issue/pig/shop", "query=1").statusCode()).isEqualTo(404);
  }

  @Test
  void aWholeResultCarriesLengthAndTag() {
    Answer answer = result("msgpack", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asHexString().isEqualTo("9100910191029103");
    assertThat(answer.header("content-length")).hasValue("8");
    assertThat(answer.header("content-encoding")).isEmpty();
    assertThat(answer.header("etag").orElseThrow()).startsWith("\"").endsWith("\"");
  }

  @Test
  void gzipIsThePayloadAndNoContentEncoding() {
    Answer answer = result("msgpack.gz", "Accept-Encoding: gzip\r\n");
    assertThat(answer.header("content-encoding")).isEmpty();
    assertThat(BareHttp.gunzip(answer.body())).asHexString().isEqualTo("9100910191029103");
  }

  @Test
  void aDownloadGoesOnWhereItBroke() {
    String tag = result("msgpack", "").header("etag").orElseThrow();
    Answer rest = result("msgpack", "Range: bytes=6-\r\nIf-Range: " + tag + "\r\n");
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.header("content-range")).hasValue("bytes 6-7/8");
    assertThat(rest.body()).asHexString().isEqualTo("9103");
  }

  @Test
  void aDownloadOfAnotherResultBeginsAnew() {
    Answer whole = result("msgpack", "Range: bytes=6-\r\nIf-Range: \"another\"\r\n");
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.body()).hasSize(8);
  }

  @Test
  void aRangeBehindTheEndCannotBeHad() {
    Answer answer = result("msgpack", "Range: bytes=8-\r\n");
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("content-range")).hasValue("bytes */8");
  }

  @Test
  void aHeaderLineComesWhenItIsAskedFor() {
    assertThat(new String(result("csv&header=true", "").body(), UTF_8)).startsWith("n\n0\n");
    assertThat(new String(result("csv&header=False", "").body(), UTF_8)).startsWith("0\n");
  }

  @Test
  void toIsInThePageOfJobs() {
    JsonNode page = JsonMapper.shared().readTree(server.get("/v3/job/list?from=0&to=0").body());
    assertThat(page.at("/jobs").size()).isEqualTo(1);
    assertThat(page.at("/jobs/0/debug").isMissingNode()).isTrue();
  }

  @Test
  void aJobThatFailedHasNoResultAndSaysWhy() {
    String failed = issue("presto", "query=SELECT+nothing");
    assertThat(await(failed).at("/debug/stderr").stringValue()).contains("nothing");
    assertThat(server.get("/v3/job/result/" + failed + "?format=msgpack").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTakenDomainKeyNamesTheJobThatHasIt() {
    String first = issue("presto", "query=SELECT+1&domain_key=taken");
    var again = server.post("/v3/job/issue/presto/shop", "query=SELECT+1&domain_key=taken");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(
            JsonMapper.shared().readTree(again.body()).at("/details/conflicts_with").stringValue())
        .isEqualTo(first);
  }

  @Test
  void ofManyRequestsWithOneDomainKeyOneBecomesAJob() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers =
          clients.invokeAll(
              Collections.nCopies(
                  20,
                  () ->
                      server.post(
                          "/v3/job/issue/presto/shop", "query=SELECT+1&domain_key=at+once")));
      List<JsonNode> issued = new ArrayList<>();
      List<JsonNode> refused = new ArrayList<>();
      for (Future<HttpResponse<String>> each : answers) {
        HttpResponse<String> answer = each.get();
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
        (answer.statusCode() == 200 ? issued : refused)
            .add(JsonMapper.shared().readTree(answer.body()));
      }
      assertThat(issued).hasSize(1);
      assertThat(refused)
          .extracting(answer -> answer.at("/details/conflicts_with").stringValue())
          .containsOnly(issued.getFirst().at("/job_id").stringValue());
    }
  }

  @Test
  void aBulkImportWhosePerformingWasKilledCanBePerformedAgain() {
    server.post("/v3/table/create/shop/items/log", "");
    server.post("/v3/bulk_import/create/bulk/shop/items", "");
    String first = performed();
    server.post("/v3/job/kill/" + first, "");
    await(first);
    assertThat(await(performed()).at("/status").stringValue()).isEqualTo("success");
    assertThat(
            JsonMapper.shared()
                .readTree(server.get("/v3/bulk_import/show/bulk").body())
                .at("/status")
                .stringValue())
        .isEqualTo("ready");
  }

  private static String performed() {
    var answer = server.post("/v3/bulk_import/perform/bulk", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).at("/job_id").stringValue();
  }

  private static Answer result(String format, String headers) {
    return BareHttp.send(
        server.uri().getPort(),
        "GET /v3/job/result/%s?format=%s HTTP/1.1\r\nHost: h\r\nAuthorization: TD1 %s\r\n%s\r\n"
            .formatted(job, format, TestServer.ADMIN_KEY, headers));
  }

  private static String issue(String engine, String form) {
    var answer = server.post("/v3/job/issue/" + engine + "/shop", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).at("/job_id").stringValue();
  }

  private static JsonNode await(String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode shown = JsonMapper.shared().readTree(server.get("/v3/job/show/" + id).body());
    while (shown.at("/end_at").isNull() && System.nanoTime() < end) {
      Thread.onSpinWait();
      shown = JsonMapper.shared().readTree(server.get("/v3/job/show/" + id).body());
    }
    return shown;
  }
}
