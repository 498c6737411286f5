package io.kartero.server;

import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.SettingsSources;
import io.kartero.testing.FakeGoogleStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The real service on a free port, for tests: with a clock that they set, a fake Google Cloud
/// Storage, and an administrator whose key is [#ADMIN_KEY].
public final class TestServer implements AutoCloseable {
  public static final String ADMIN_KEY = "1/0123456789abcdef0123456789abcdef01234567";
  public static final String ADMIN_EMAIL = "admin@localhost";
  public static final String ADMIN_PASSWORD = "correct horse battery staple";

  /// A Wednesday.
  public static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  private final Server server;
  private final SettableClock clock;
  private final FakeGoogleStorage storage;
  private final HttpClient http = HttpClient.newHttpClient();

  private TestServer(Server server, SettableClock clock, FakeGoogleStorage storage) {
    this.server = server;
    this.clock = clock;
    this.storage = storage;
  }

  public static TestServer start(Path home) {
    return start(home, Map.of());
  }

  /// @param settings by their environment variables, as in `KARTERO_JOB_WORKERS`
  public static TestServer start(Path home, Map<String, String> settings) {
    SettableClock clock = new SettableClock(START);
    FakeGoogleStorage storage = FakeGoogleStorage.start();
    Map<String, String> environment = new HashMap<>();
    environment.put("KARTERO_HOME", home.toString());
    environment.put("KARTERO_PORT", "0");
    environment.put("KARTERO_ADMIN_PASSWORD", ADMIN_PASSWORD);
    environment.put("KARTERO_ADMIN_API_KEY", ADMIN_KEY);
    environment.put("STORAGE_EMULATOR_HOST", storage.uri().toString());
    environment.putAll(settings);
    KarteroSettings read =
        KarteroSettings.read(new SettingsSources(Map.of(), Optional.empty(), environment, home));
    try {
      return new TestServer(Server.start(read, clock), clock, storage);
    } catch (RuntimeException | Error failure) {
      storage.close();
      throw failure;
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public SettableClock clock() {
    return clock;
  }

  public FakeGoogleStorage storage() {
    return storage;
  }

  /// One part of the running service.
  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  /// Asks as the administrator.
  public HttpResponse<String> get(String path) {
    return send(authorized(path).GET());
  }

  /// Posts a form as the administrator; blank for an empty body.
  public HttpResponse<String> post(String path, String form) {
    BodyPublisher body = form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form);
    return send(
        authorized(path).header("Content-Type", "application/x-www-form-urlencoded").POST(body));
  }

  /// A request as the administrator sends it, to be completed and given to [#send].
  public HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "TD1 " + ADMIN_KEY);
  }

  /// A request without a key.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri().resolve(path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    storage.close();
  }
}
