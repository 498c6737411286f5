package io.kartero.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aServerSaysWhereItListensAndStopsWithoutFailureWhenToldTo() throws Exception {
    Process process = serve();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(lines.readLine()).isEqualTo("kartero: made the administrator admin@localhost");
      assertThat(lines.readLine()).matches("  password  [0-9a-f]{24}");
      String key = lines.readLine();
      assertThat(key).matches("  API key   1/[0-9a-f]{40}");
      assertThat(lines.readLine()).isEqualTo("  Keep them now: they are not shown again.");
      String listening = lines.readLine();
      assertThat(listening).matches("kartero: listening on http://127\\.0\\.0\\.1:[0-9]+");

      URI uri = URI.create(listening.substring("kartero: listening on ".length()) + "/nowhere");
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("Authorization", "TD1 " + key.substring(key.indexOf("1/")))
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
      assertThat(run(Map.of(), "serve", "--port", "0")).isEqualTo(1);
      assertThat(errors.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "error: another Kartero server (process %d) uses %s; stop it, or give this one its own"
                      .formatted(process.pid(), home)
                  + " folder with --home\n");

      process.toHandle().destroy(); // unlike the process's own method it leaves the output open
      assertThat(lines.readLine()).isEqualTo("kartero: stopped");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aPortThatIsInUseIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      int port = other.getLocalPort();

      assertThat(run(Map.of(), "serve", "--host", "0.0.0.0", "--port", "" + port)).isEqualTo(1);
      assertThat(errors.toString(StandardCharsets.UTF_8))
          .isEqualTo("error: port %d is in use; choose another one with --port\n".formatted(port));
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
    assertThat(
            run(
                Map.of("KARTERO_DATABASE_URL", "postgresql://ann:hush@127.0.0.1:1/kartero"),
                "serve",
                "--port",
                "0"))
        .isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith(
            "error: the metadata database, jdbc:postgresql://127.0.0.1:1/kartero, cannot be used:"
                + " Connection to 127.0.0.1:1 refused")
        .doesNotContain("hush");
  }

  @Test
  void theSettingsInEffectAreShownAsAFileThatSaysWhereEachComesFrom() throws IOException {
    Files.writeString(home.resolve("kartero.yaml"), "database:\n  url: postgresql://a:hush@db/k\n");

    assertThat(
            run(
                Map.of("KARTERO_ADMIN_PASSWORD", "hush", "KARTERO_PORT", "9000"),
                "config",
                "--set",
                "grace=1m"))
        .isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll(" +  #", "  #"))
        .startsWith(
            """
            home: %1$s  # KARTERO_HOME
            host: 127.0.0.1  # default
            port: 9000  # KARTERO_PORT
            grace: 1m  # --grace
            database.url: 'postgresql://a:***@db/k'  # %1$s/kartero.yaml, line 2
            # database.user is not set  # default
            # database.password is not set  # default
            database.connections: 16  # default
            admin.email: admin@localhost  # default
            # admin.password is set, and not shown  # KARTERO_ADMIN_PASSWORD
            # admin.api-key is not set  # default
            # bucket-folder is not set  # default
            # master-key is not set  # default
            # previous-master-key is not set  # default
            """
                .formatted(home));
  }

  @Test
  void allWrongSettingsAreToldAtOnce() {
    assertThat(
            run(
                Map.of("KARTERO_ADMIN_API_KEY", "secret", "KARTERO_MASTER_KEY", "hush"),
                "config",
                "--port",
                "x"))
        .isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: port: is "x" (in --port) (a whole number from 0 to 65535 is accepted)
            error: admin.api-key: has 6 characters and is no API key (it looks like 1/ followed by 40\
             hexadecimal digits in small letters)
            error: master-key: is no master key (32 random bytes in Base64 are accepted, as `openssl\
             rand -base64 32` prints them)
            """);
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command : List.of("serve", "config", "rotate-key")) {
      out.reset();
      assertThat(run(Map.of(), command, "--help")).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .startsWith("Usage: kartero " + command)
          .contains("Example", "--home", "--config")
          .doesNotContain("${");
      assertThat(out.toString(StandardCharsets.UTF_8).lines())
          .allMatch(line -> line.length() <= 80);
    }
  }

  private int run(Map<String, String> variables, String... arguments) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("KARTERO_HOME", home.toString());
    return Main.run(
        new Surroundings(
            environment,
            home,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.parse("2026-11-25T00:00:00Z"))),
        arguments);
  }

  private Process serve() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.kartero.server.Main",
            "serve",
            "--port",
            "0",
            "--home",
            home.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("KARTERO_"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
