package io.kartero.server.account;

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
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path home) {
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v3/job/list",
        "/v3/user/show",
        "/v4/queries/1/jobs",
        "/nowhere",
        "/error",
        "/health/db",
        "/v3/system/server_status/",
        "/v3/job/%2E%2E/system/server_status"
      })
  void withoutAKeyThereIsNoAnswer(String path) {
    HttpResponse<String> answer = server.send(server.request(path).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"an API key is missing; send it as \\\"Authorization: TD1"
                + " <key>\\\"\",\"message\":\"an API key is missing; send it as \\\"Authorization:"
                + " TD1 <key>\\\"\",\"text\":\"an API key is missing; send it as \\\"Authorization:"
                + " TD1 <key>\\\"\",\"severity\":\"error\",\"details\":{}}");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void onlyGettingTheStatusAndPostingAPasswordAreOpen() {
    assertThat(server.send(server.request("/health").GET()).statusCode()).isEqualTo(200);
    assertThat(server.send(server.request("/v3/system/server_status").GET()).statusCode())
        .isNotEqualTo(401);
    assertThat(
            server
                .send(server.request("/v3/system/server_status").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(401);
    assertThat(
            server
                .send(server.request("/v3/user/authenticate").POST(BodyPublishers.noBody()))
                .statusCode())
        .isNotEqualTo(401);
    assertThat(server.send(server.request("/v3/user/authenticate").GET()).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TD1 %s", "td1 %s", "Bearer %s", "%s"})
  void aKeyIsTakenAsTheClientsSendIt(String header) {
    String authorization = header.formatted(TestServer.ADMIN_KEY);

    HttpResponse<String> answer =
        server.send(server.request("/nowhere").header("Authorization", authorization).GET());

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TD1 1/0123456789abcdef0123456789abcdef01234568",
        "TD1 ",
        "TD1",
        "Basic YWRtaW46eA==",
        "TD1 2/0123456789abcdef0123456789abcdef01234567",
        "TD1 x y"
      })
  void aWrongKeyIsRefusedAndNotRepeated(String header) {
    HttpResponse<String> answer =
        server.send(server.request("/nowhere").header("Authorization", header).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("this API key is not valid; the administrator can issue another one")
        .doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%2Fb", "/a%2Eb", "/a%20b", "/a%3Bb", "/%E6%97%A5", "/a%25b", "/a%5Cb"})
  void aNameInAPathMayHoldAnyCharacter(String path) {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void anAnswerTellsBrowsersToBeCareful() {
    HttpResponse<String> answer = server.get("/nowhere");

    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'");
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void healthTellsStrangersNothingButThatAllIsWell() {
    assertThat(server.send(server.request("/health").GET()).body())
        .isEqualTo("{\"status\":\"UP\"}");
  }
}
