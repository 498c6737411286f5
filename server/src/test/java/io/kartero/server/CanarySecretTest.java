package io.kartero.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.kartero.export.settings.ExportSettings;
import io.kartero.server.connection.Buckets;
import io.kartero.server.connection.Connection;
import io.kartero.server.connection.Connections;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A secret that was given once is seen nowhere again.
class CanarySecretTest {
  private static final String CANARY = "c4n4ry5ecret";

  /// Broken in each way in which a key file comes.
  private static final List<String> KEY_FILES =
      List.of(
          "\"" + CANARY + "\"",
          "{\"private_key\":\"" + CANARY + "\"}",
          "\"{\\\"type\\\":\\\"service_account\\\",\\\"private_key_id\\\":\\\"1\\\",\\\"client_email\\\":\\\"a@b.c\\\",\\\"private_key\\\":\\\"-----BEGIN"
              + " PRIVATE KEY-----\\\\n"
              + CANARY
              + "\\\\n-----END PRIVATE KEY-----\\\"}\"",
          "\"{\\\"private_key\\\": \\\"\\\\" + CANARY + "\\\"}\"");

  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void aSecretIsInNoAnswerNoLogNoExceptionAndNoFile(@TempDir Path home) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    AppenderBase<ILoggingEvent> log = listenTo(root);
    List.of("io.kartero", "org.springframework").forEach(name -> level(name, Level.DEBUG));
    try (TestServer server = TestServer.start(home)) {
      for (int number = 0; number < KEY_FILES.size(); number++) {
        use(server, "connection" + number, KEY_FILES.get(number));
      }
      give(server);
      use(server);
      run(server);
    } finally {
      level("io.kartero", Level.INFO);
      level("org.springframework", null);
      root.detachAppender(log);
    }
    assertThat(seen).hasSizeGreaterThan(50);
    assertThat(seen).noneMatch(text -> text.contains(CANARY));
    assertThat(files(home)).isNotEmpty().allSatisfy(CanarySecretTest::holdsNoSecret);
  }

  private void use(TestServer server, String name, String keyFile) {
    Destinations destinations = server.bean(Destinations.class);
    String settings = settings(keyFile);
    Connection made = server.bean(Connections.class).create(name, settings);
    saw(made);
    saw(server.bean(Connections.class).list());
    for (Destination destination :
        List.of(destinations.parse(settings), destinations.parse(name))) {
      ExportSettings resolved = destinations.resolve(destination);
      saw(destination);
      saw(resolved);
      saw(destinations.masked(destination));
      saw(destinations.seal(destination));
      failed(() -> server.bean(Buckets.class).open(resolved));
    }
    failed(() -> server.bean(Connections.class).check(made.id()));
  }

  private static String settings(String keyFile) {
    return "{\"bucket\":\"samplebucket\",\"path_prefix\":\"a.csv\",\"json_keyfile\":"
        + keyFile
        + "}";
  }

  /// Secrets where they do not belong.
  private void give(TestServer server) {
    String key = "-----BEGIN PRIVATE KEY-----" + CANARY;
    for (String settings :
        List.of(
            "{\"bucket\":\"" + key + "\",\"path_prefix\":\"a\"}",
            "{\"private_key\":\"" + CANARY + "\"}",
            "{\"" + key + "\":1}",
            "{\"json_keyfile\":{\"private_key\":\"" + CANARY + "\"},}",
            "{\"json_keyfile\":\"" + CANARY)) {
      failed(() -> server.bean(Destinations.class).parse(settings));
      failed(() -> server.bean(Connections.class).create("bad", settings));
    }
  }

  /// A key, a password and a body that name the secret.
  private void use(TestServer server) {
    saw(
        server
            .send(server.request("/v3/job/list").header("Authorization", "TD1 " + CANARY).GET())
            .body());
    saw(server.post("/v3/user/authenticate", "user=admin%40localhost&password=" + CANARY).body());
    for (String key : List.of("json_keyfile", "buckte")) {
      String url = "%7B%22" + key + "%22%3A%22" + CANARY + "%22%7D";
      saw(server.post("/v3/result/create/" + key, "url=" + url).body());
    }
    saw(server.get("/v3/result/list").body());
  }

  /// Jobs and a schedule whose results lead nowhere, with a key that is broken.
  private void run(TestServer server) {
    server.post("/v3/database/create/shop", "");
    List<String> results = new ArrayList<>(List.of("connection0", "connection3"));
    KEY_FILES.forEach(key -> results.add(settings(key)));
    for (String result : results) {
      String form =
          "query=SELECT+1+AS+a&database=shop&type=presto&result="
              + URLEncoder.encode(result, StandardCharsets.UTF_8);
      HttpResponse<String> issued = server.post("/v3/job/issue/presto/shop", form);
      saw(issued.body());
      awaitEnd(server, JsonMapper.shared().readTree(issued.body()).at("/job_id").stringValue());
      saw(server.post("/v3/schedule/create/s" + results.indexOf(result), form).body());
    }
    saw(server.post("/v3/schedule/run/s2/1704067200", "num=1").body());
    saw(server.get("/v3/schedule/list").body());
    saw(server.get("/v3/schedule/history/s2").body());
    saw(server.get("/v3/job/list").body());
  }

  private void awaitEnd(TestServer server, String job) {
    JsonNode shown;
    do {
      String answer = server.get("/v3/job/show/" + job).body();
      saw(answer);
      shown = JsonMapper.shared().readTree(answer);
    } while (shown.at("/end_at").isNull());
    assertThat(shown.at("/status").stringValue()).isEqualTo("error");
  }

  private void failed(ThrowingCallable call) {
    Throwable failure = catchThrowable(call);
    assertThat(failure).isNotNull();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    saw(trace);
  }

  private void saw(Object thing) {
    seen.add(thing.toString());
  }

  private AppenderBase<ILoggingEvent> listenTo(Logger root) {
    AppenderBase<ILoggingEvent> log =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            seen.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
              seen.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
          }
        };
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    return log;
  }

  private static void level(String logger, @Nullable Level level) {
    ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
  }

  private static List<Path> files(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void holdsNoSecret(Path file) throws IOException {
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain(CANARY);
  }
}
