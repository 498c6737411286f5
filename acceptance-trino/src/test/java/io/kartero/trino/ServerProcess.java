package io.kartero.trino;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The packaged server in a process of its own, and a client of its API.
record ServerProcess(Process process, URI uri, HttpClient http) implements AutoCloseable {
  private static final Path JAR =
      Path.of("../server/target/kartero-server.jar").toAbsolutePath().normalize();
  private static final String KEY = "1/0123456789abcdef0123456789abcdef01234567";
  private static final String READY = "kartero: listening on ";

  /// Returns when it answers.
  static ServerProcess start(Path home) throws IOException {
    Path log = home.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            JAR.toString(),
            "serve");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder
        .environment()
        .putAll(
            Map.of(
                "KARTERO_HOME",
                home.toString(),
                "KARTERO_PORT",
                "0",
                "KARTERO_ADMIN_API_KEY",
                KEY));
    Process process = builder.redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        URI uri = URI.create(line.substring(READY.length()).strip());
        return new ServerProcess(process, uri, HttpClient.newHttpClient());
      }
    }
    throw new IOException("the server did not start: " + Files.readString(log));
  }

  record Answer(int status, String body) {}

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /// @param parameters names and values in turn
  Answer post(String path, String... parameters) throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&").append(parameters[i]).append('=');
      form.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  Answer put(String path, byte[] body) throws IOException, InterruptedException {
    return send(request(path).PUT(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).header("Authorization", "TD1 " + KEY);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  /// Runs a query to its end, and returns its rows as lines of JSON.
  List<String> query(String database, String sql) throws IOException, InterruptedException {
    Answer issued = post("/v3/job/issue/presto/" + database, "query", sql);
    String job = issued.body().replaceAll(".*\"job_id\":\"(\\d+)\".*", "$1");
    String shown;
    do {
      shown = get("/v3/job/show/" + job).body();
    } while (shown.contains("\"end_at\":null"));
    if (!shown.contains("\"status\":\"success\"")) {
      throw new AssertionError(shown);
    }
    return get("/v3/job/result/" + job + "?format=json").body().lines().toList();
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    process.onExit().join();
  }
}
