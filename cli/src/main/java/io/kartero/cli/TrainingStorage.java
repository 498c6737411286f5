package io.kartero.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;

/// As much of Google Cloud Storage as one upload in [Training] needs: a token, a session, and an
/// answer to its only request, which says what has come.
final class TrainingStorage implements AutoCloseable {
  private final HttpServer server;
  private final String address;

  private TrainingStorage(HttpServer server) {
    this.server = server;
    this.address = "http://localhost:" + server.getAddress().getPort();
    server.createContext(
        "/token",
        exchange ->
            answer(
                exchange,
                """
                {"access_token": "any", "expires_in": 3600, "token_type": "Bearer"}\
                """));
    server.createContext("/upload", this::serve);
  }

  static TrainingStorage start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TrainingStorage storage = new TrainingStorage(HttpServer.create(any, 0));
    storage.server.start();
    return storage;
  }

  /// For `STORAGE_EMULATOR_HOST`.
  String address() {
    return address;
  }

  /// Of an account that nobody else knows.
  String keyFile() {
    return """
    {"type": "service_account", "project_id": "training", "private_key_id": "1", "client_id": "1",
     "client_email": "training@training.iam.gserviceaccount.com", "token_uri": "%s/token",
     "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
    """
        .formatted(address, privateKey());
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Location", address + "/upload/session");
      answer(exchange, "");
      return;
    }
    CRC32C sum = new CRC32C();
    sum.update(body);
    byte[] crc32c = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    answer(
        exchange,
        """
        {"kind": "storage#object", "generation": "1", "size": "%d", "crc32c": "%s"}\
        """
            .formatted(body.length, Base64.getEncoder().encodeToString(crc32c)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange;
        InputStream rest = exchange.getRequestBody()) {
      rest.readAllBytes();
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
