package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP exchange over a bare socket: what is sent is sent as given, and nothing is added.
final class BareHttp {
  private static final int PATIENCE_MILLIS = 30_000;

  private BareHttp() {}

  /// @param headers by their names in lower case
  /// @param body as received, less the framing of chunks
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /// The body after its Content-Encoding is taken off.
    byte[] content() {
      return header("content-encoding").equals(Optional.of("gzip")) ? gunzip(body) : body;
    }

    String text() {
      return new String(content(), UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(content());
    }
  }

  static Answer send(int port, String request) {
    return send(port, request.getBytes(UTF_8));
  }

  static Answer send(int port, byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new AssertionError("no answer to: " + firstLine(request), e);
    }
  }

  static byte[] gunzip(byte[] bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("no gzip", e);
    }
  }

  private static Answer read(InputStream input) throws IOException {
    String status = line(input);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(status.substring(9, 12)), headers, body(headers, input));
  }

  private static byte[] body(Map<String, String> headers, InputStream input) throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      byte[] body = input.readNBytes(Integer.parseInt(length));
      if (body.length != Integer.parseInt(length)) {
        throw new IOException("Content-Length " + length + ", but " + body.length + " bytes came");
      }
      return body;
    }
    return "chunked".equals(headers.get("transfer-encoding"))
        ? chunks(input)
        : input.readAllBytes();
  }

  private static byte[] chunks(InputStream input) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(input); size > 0; size = size(input)) {
      body.write(input.readNBytes(size));
      line(input);
    }
    line(input);
    return body.toByteArray();
  }

  private static int size(InputStream input) throws IOException {
    return Integer.parseInt(line(input), 16);
  }

  private static String line(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new IOException("the connection ended after: " + bytes.toString(ISO_8859_1));
      }
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1).stripTrailing();
  }

  private static String firstLine(byte[] request) {
    return new String(request, ISO_8859_1).lines().findFirst().orElse("");
  }
}
