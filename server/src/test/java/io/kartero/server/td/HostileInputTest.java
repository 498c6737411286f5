package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.TestServer;
import io.kartero.server.td.BareHttp.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody's client sends: answered with 4xx that says what is wrong, never with a stack trace.
class HostileInputTest {
  private static final String CREATE = "/v3/result/create/hostile";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path home) {
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedByItsLength() {
    String head =
        head("POST", CREATE, "application/x-www-form-urlencoded")
            + "Content-Length: 9000000000\r\n\r\n";
    Answer answer = BareHttp.send(server.uri().getPort(), head);
    assertRefused(answer, 413, "The request's parameters take more than 8 MB.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "application/json"})
  void aBodyThatIsTooLargeIsRefusedWhileItIsRead(String type) {
    byte[] chunk = ("query=" + "x".repeat(1 << 20)).getBytes(UTF_8);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        (head("POST", CREATE, type) + "Transfer-Encoding: chunked\r\n\r\n").getBytes(UTF_8));
    for (int i = 0; i < 10; i++) {
      request.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(UTF_8));
      request.writeBytes(chunk);
      request.writeBytes("\r\n".getBytes(UTF_8));
    }
    request.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    Answer answer = BareHttp.send(server.uri().getPort(), request.toByteArray());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().at("/text").stringValue())
        .isEqualTo("The request's parameters take more than 8 MB.");
  }

  @Test
  void multipartWithoutAnEndIsRefused() {
    Answer answer =
        post(
            CREATE,
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\nSELECT");
    assertRefused(answer, 400, "The multipart body cannot be read.");
  }

  @Test
  void multipartWithoutABoundaryIsRefused() {
    Answer answer = post(CREATE, "multipart/form-data", "--b\r\n");
    assertRefused(answer, 400, "The multipart body cannot be read.");
  }

  @Test
  void jsonThatIsNestedDeepIsRefused() {
    Answer answer =
        post(
            CREATE,
            "application/json",
            "{\"query\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/message").stringValue())
        .isEqualTo("The JSON body cannot be read.");
  }

  @Test
  void jsonThatBreaksOffIsRefusedWithoutItsContent() {
    Answer answer = post(CREATE, "application/json", "{\"json_keyfile\":\"s3cret");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("s3cret");
  }

  @Test
  void jsonThatIsNoObjectIsRefused() {
    assertRefused(post(CREATE, "application/json", "[1]"), 400, "The JSON body is no object.");
  }

  @Test
  void anUnknownTypeOfBodyIsRefused() {
    assertRefused(
        post(CREATE, "text/plain", "query=1"),
        415,
        "Content-Type text/plain is not read here. Send a form, JSON or multipart/form-data.");
  }

  @Test
  void aFormWithABrokenEscapeIsRefused() {
    assertRefused(
        post(CREATE, "application/x-www-form-urlencoded", "query=%zz"),
        400,
        "The form cannot be read.");
  }

  @Test
  void aFormWithTooManyFieldsIsRefused() {
    Answer answer = post(CREATE, "application/x-www-form-urlencoded", "a=1&".repeat(100_000));
    assertThat(answer.status()).isBetween(400, 413);
    assertThat(answer.text()).doesNotContain("org.apache").doesNotContain("java.lang");
  }

  @Test
  void headersThatAreTooLongAreRefused() {
    String request =
        "GET /v3/database/list HTTP/1.1\r\nHost: h\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n";
    Answer answer = BareHttp.send(server.uri().getPort(), request);
    assertThat(answer.status()).isBetween(400, 431);
    assertThat(answer.text()).doesNotContain("org.apache").doesNotContain("java.lang");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/user/apikey/list/%zz",
        "/v3/user/apikey/list/a b",
        "/v3/%00",
        "/v3/user/apikey/list/%0a"
      })
  void anAddressThatIsBrokenIsRefused(String path) {
    Answer answer = BareHttp.send(server.uri().getPort(), head("GET", path, "text/plain") + "\r\n");
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.text())
        .doesNotContain("org.apache")
        .doesNotContain("java.lang")
        .doesNotContain("<html");
  }

  @Test
  void anImportThatIsNoGzipIsRefused() {
    server.post("/v3/database/create/hostile", "");
    server.post("/v3/table/create/hostile/rows/log", "");
    assertImportRefused("7b7d");
    assertImportRefused("1f8b");
    assertImportRefused("1f8b08000000000000ff6b5a5292999b7a2e35f823c3a2cc144600ebfe5e");
  }

  private static void assertImportRefused(String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        (head("PUT", "/v3/table/import/hostile/rows/msgpack.gz", "application/octet-stream")
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(UTF_8));
    request.writeBytes(body);
    Answer answer = BareHttp.send(server.uri().getPort(), request.toByteArray());
    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    assertThat(answer.text()).doesNotContain("java.").doesNotContain("Exception");
  }

  private static void assertRefused(Answer answer, int status, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/error").stringValue()).isEqualTo(message);
    assertThat(answer.json().at("/message").stringValue()).isEqualTo(message);
    assertThat(answer.json().at("/text").stringValue()).isEqualTo(message);
    assertThat(answer.json().at("/severity").stringValue()).isEqualTo("error");
  }

  private static Answer post(String path, String type, String body) {
    return BareHttp.send(
        server.uri().getPort(),
        head("POST", path, type)
            + "Content-Length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  private static String head(String method, String path, String type) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: TD1 "
        + TestServer.ADMIN_KEY
        + "\r\nContent-Type: "
        + type
        + "\r\n";
  }
}
