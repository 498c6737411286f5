package io.kartero.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;

/// The least that an upload needs of Google Cloud Storage: tokens for everybody, and resumable
/// sessions whose bytes are summed and forgotten, one object at a time.
///
/// It prints its port, and ends when its standard input does, so that it never outlives the bench.
public final class HttpSink {
  private static final int BUFFER = 1 << 18;

  private final Path objects;
  private final String address;
  private final byte[] buffer = new byte[BUFFER];
  private CRC32C sum = new CRC32C();
  private long size;
  private String name = "";

  private HttpSink(Path objects, String address) {
    this.objects = objects;
    this.address = address;
  }

  /// `FOLDER`: an object of that length, but without content, appears there when it is complete.
  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    HttpSink sink = new HttpSink(Path.of(arguments[0]), "http://localhost:" + port);
    server.createContext("/", sink::serve);
    server.setExecutor(
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
    server.start();
    System.out.println(port);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod() + " " + path.replaceFirst("^(/[a-z]+).*", "$1")) {
      case "POST /token" ->
          answer(
              exchange,
              200,
              "{\"access_token\":\"any\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
      case "POST /upload" -> {
        sum = new CRC32C();
        size = 0;
        name = query.replaceFirst("^(.*&)?name=([^&]*).*", "$2");
        exchange.getResponseHeaders().set("Location", address + "/upload?upload_id=1");
        answer(exchange, 200, "");
      }
      case "PUT /upload" -> take(exchange);
      case "DELETE /upload" -> answer(exchange, 499, "");
      default -> answer(exchange, 404, "");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      sum.update(buffer, 0, n);
      size += n;
    }
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Range"));
    if (range.endsWith("/*")) {
      exchange.getResponseHeaders().set("Range", "bytes=0-" + (size - 1));
      answer(exchange, 308, "");
      return;
    }
    Path object = objects.resolve(name);
    Files.createDirectories(objects);
    try (RandomAccessFile file = new RandomAccessFile(object.toFile(), "rw")) {
      file.setLength(size);
    }
    String crc32c =
        Base64.getEncoder()
            .encodeToString(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    answer(
        exchange,
        200,
        "{\"kind\":\"storage#object\",\"name\":\"%s\",\"generation\":\"1\",\"size\":\"%d\",\"crc32c\":\"%s\"}"
            .formatted(name, size, crc32c));
  }

  private static void answer(HttpExchange exchange, int code, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json")));
      exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
