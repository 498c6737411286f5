package io.kartero.trino;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A way to a Trino that loses what it is told to lose of the statements that finish an import.
final class Relay implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "accept-encoding", "transfer-encoding");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI trino;
  private volatile Loss loss = Loss.NOTHING;
  private volatile String marked = "no query";

  enum Loss {
    NOTHING,
    /// The one that says that the statement has ended.
    LAST_ANSWER,
    /// That, and what is asked afterwards of the queries that have run.
    LAST_ANSWER_AND_HISTORY,
    /// All but the answer that the statement has come.
    ALL_ANSWERS
  }

  Relay(URI trino) throws IOException {
    this.trino = trino;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::relay);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void lose(Loss what) {
    loss = what;
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String sql = new String(body, StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      boolean ofMarked = path.contains(marked);
      boolean ofHistory = sql.contains("system.runtime.queries");
      if (ofMarked && loss == Loss.ALL_ANSWERS
          || ofHistory && loss == Loss.LAST_ANSWER_AND_HISTORY) {
        return;
      }
      HttpResponse<byte[]> answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      if (sql.startsWith("/* kartero import ")) {
        Matcher id = ID.matcher(text);
        marked = id.find() ? id.group(1) : marked;
      }
      if (ofMarked && loss != Loss.NOTHING && !text.contains("\"nextUri\"")) {
        return;
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OWN.contains(name) && !name.startsWith(":")) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(trino.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
