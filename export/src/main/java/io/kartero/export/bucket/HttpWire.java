package io.kartero.export.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// HTTP by the JDK's [HttpURLConnection], for which the JVM's settings of proxies and certificates
/// hold, and which is there at once: the JDK's newer client takes 0.4 s more of a cold JVM. One
/// request is sent once: a body whose length is fixed beforehand keeps the JDK from repeating it,
/// and redirects are not followed.
final class HttpWire {
  /// Of an answer, so much is read; Google's are some kilobytes at most.
  private static final int MOST = 1 << 20;

  private HttpWire() {}

  static GoogleAnswer exchange(GoogleRequest request, Duration connect, Duration read)
      throws IOException {
    if (!(request.address().toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new MalformedURLException(request.address().getScheme() + " is not HTTP");
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
    connection.setReadTimeout(Math.toIntExact(read.toMillis()));
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Accept", "application/json");
    request.headers().forEach(connection::setRequestProperty);
    try {
      if (request.hasBody()) {
        send(request.body(), connection);
      }
      return answer(connection);
    } catch (IOException e) {
      connection.disconnect(); // else it waits for the garbage collector
      throw e;
    }
  }

  private static GoogleAnswer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    return new GoogleAnswer(
        status, header(connection, "Location"), header(connection, "Range"), body(connection));
  }

  private static void send(ByteBuffer body, HttpURLConnection connection) throws IOException {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.remaining());
    try (OutputStream out = connection.getOutputStream()) {
      if (body.hasRemaining()) {
        out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
      }
    }
  }

  private static String header(HttpURLConnection connection, String name) {
    String value = connection.getHeaderField(name);
    return value == null ? "" : value;
  }

  /// Read to its end, without which the connection could not serve the next request.
  private static String body(HttpURLConnection connection) throws IOException {
    boolean failed = connection.getResponseCode() >= 400;
    try (@Nullable InputStream in =
        failed ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null ? "" : new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      if (failed) {
        return ""; // The status says enough.
      }
      throw e;
    }
  }
}
