package io.kartero.export.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/// HTTP by the JDK's [HttpURLConnection], for which the JVM's settings of proxies and certificates
/// hold, and which is there at once: the JDK's newer client takes 0.4 s more of a cold JVM. One
/// request is sent once: a body whose length is fixed beforehand keeps the JDK from repeating it,
/// and redirects are not followed.
final class HttpWire {
  /// Of an answer, so much is read; Google's are some kilobytes at most.
  private static final int MOST = 1 << 20;

  /// What must be taken before the time for writing begins anew: with the usual 90 s, 3 KB/s are
  /// enough.
  private static final int PART = 256 << 10;

  private final TlsSockets sockets;

  HttpWire() {
    this(new TlsSockets(HttpsURLConnection::getDefaultSSLSocketFactory));
  }

  HttpWire(TlsSockets sockets) {
    this.sockets = sockets;
  }

  GoogleAnswer exchange(GoogleRequest request, TransferLimits limits) throws IOException {
    if (!(request.address().toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new MalformedURLException(request.address().getScheme() + " is not HTTP");
    }
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
    connection.setReadTimeout(Math.toIntExact(limits.read().toMillis()));
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Accept", "application/json");
    request.headers().forEach(connection::setRequestProperty);
    try {
      if (request.hasBody()) {
        send(request.body(), connection, limits.read());
      }
      return answer(connection, limits.read());
    } catch (IOException e) {
      disconnect(connection); // else it waits for the garbage collector
      throw e;
    } catch (RuntimeException e) {
      disconnect(connection);
      // So the JDK takes nonsense of a proxy.
      throw new IOException("the answer is not HTTP", e);
    }
  }

  /// Google's own answers have a limit as a whole, beside that of each read. Those of a stand-in
  /// without TLS have none: the JDK lets nobody close a socket that it reads from.
  private GoogleAnswer answer(HttpURLConnection connection, Duration read) throws IOException {
    return connection instanceof HttpsURLConnection
        ? new TimeLimit(read.multipliedBy(2), () -> cut(connection))
            .keep("Read", () -> answer(connection))
        : answer(connection);
  }

  private static GoogleAnswer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    return new GoogleAnswer(
        status, header(connection, "Location"), header(connection, "Range"), body(connection));
  }

  private void send(ByteBuffer body, HttpURLConnection connection, Duration limit)
      throws IOException {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.remaining());
    TimeLimit time = new TimeLimit(limit, () -> cut(connection));
    time.keep(
        "Write",
        () -> {
          try (OutputStream out = connection.getOutputStream()) {
            return write(body.duplicate(), out, time);
          }
        });
  }

  /// @return what is left of the bytes: nothing
  private static ByteBuffer write(ByteBuffer rest, OutputStream out, TimeLimit time)
      throws IOException {
    while (rest.hasRemaining()) {
      int part = Math.min(PART, rest.remaining());
      out.write(rest.array(), rest.arrayOffset() + rest.position(), part);
      rest.position(rest.position() + part);
      time.begin();
    }
    return rest;
  }

  /// From another thread than the one that is at work. Without TLS, or before it is spoken, as to a
  /// proxy, nobody waits for a writer.
  private void cut(HttpURLConnection connection) {
    if (!sockets.closeAll()) {
      disconnect(connection);
    }
  }

  /// By one thread at a time: the JDK's own code does not expect two.
  private static void disconnect(HttpURLConnection connection) {
    synchronized (connection) {
      connection.disconnect();
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
