package io.kartero.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The least that an upload needs of Google Cloud Storage: tokens for everybody, and resumable
/// sessions whose bytes are summed and forgotten, one object at a time.
///
/// It shares the processors with what is measured, so it takes as few of their cycles as it can:
/// Java's own HTTP server reads 8 KB at a time, which costs more than all of this.
///
/// It prints its port, and ends when its standard input does, so that it never outlives the bench.
public final class HttpSink {
  private static final int BUFFER = 1 << 20;
  private static final Pattern END_OF_HEAD = Pattern.compile("\r\n\r\n$");

  private final Path objects;
  private final String address;
  private CRC32C sum = new CRC32C();
  private long size;
  private String name = "";

  private HttpSink(Path objects, String address) {
    this.objects = objects;
    this.address = address;
  }

  /// `FOLDER`: an object of that length, but without content, appears there when it is complete.
  public static void main(String[] arguments) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      HttpSink sink = new HttpSink(Path.of(arguments[0]), "http://localhost:" + port);
      Thread.ofPlatform().daemon().start(() -> sink.accept(server));
      System.out.println(port);
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  private void accept(ServerSocketChannel server) {
    while (true) {
      try {
        SocketChannel channel = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(new Connection(channel)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Connection connection) {
    try (connection) {
      while (true) {
        connection.write(answer(connection.head(), connection));
      }
    } catch (EOFException end) {
      // The client has what it wanted.
    } catch (IOException e) {
      System.err.println("bench: a connection to the HTTP server for uploads broke: " + e);
    }
  }

  /// One request at a time: an upload has one connection, and another for its token.
  private synchronized String answer(String head, Connection connection) throws IOException {
    String target = found("^[A-Z]+ (\\S+)", head);
    long length = Long.parseLong("0" + found("(?i)\r\ncontent-length: *(\\d+)", head));
    boolean isUpload = target.startsWith("/upload");
    if (isUpload && head.startsWith("PUT ")) {
      size += length;
      connection.take(length, sum);
      return found("(?i)\r\ncontent-range: *\\S+ \\S+/(\\S+)", head).equals("*")
          ? incomplete()
          : complete();
    }
    connection.take(length, new CRC32C());
    if (isUpload && head.startsWith("POST ")) {
      sum = new CRC32C();
      size = 0;
      name = found("[?&]name=([^& ]*)", target);
      return "HTTP/1.1 200 OK\r\nLocation: "
          + address
          + "/upload?id=1\r\nContent-Length: 0\r\n\r\n";
    }
    return target.startsWith("/token")
        ? json("{\"access_token\":\"any\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
        : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  }

  private String incomplete() {
    return "HTTP/1.1 308 Resume Incomplete\r\nRange: bytes=0-%d\r\nContent-Length: 0\r\n\r\n"
        .formatted(size - 1);
  }

  private String complete() throws IOException {
    Files.createDirectories(objects);
    try (RandomAccessFile file = new RandomAccessFile(objects.resolve(name).toFile(), "rw")) {
      file.setLength(size);
    }
    byte[] crc32c = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return json(
        "{\"kind\":\"storage#object\",\"name\":\"%s\",\"generation\":\"1\",\"size\":\"%d\",\"crc32c\":\"%s\"}"
            .formatted(name, size, Base64.getEncoder().encodeToString(crc32c)));
  }

  private static String json(String text) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(text.length(), text);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /// A client's, with what was read of it ahead.
  private record Connection(SocketChannel channel, ByteBuffer ahead) implements AutoCloseable {
    Connection(SocketChannel channel) {
      this(channel, ByteBuffer.allocateDirect(BUFFER).flip());
    }

    /// A request up to its content.
    String head() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      String text = "";
      while (!END_OF_HEAD.matcher(text).find()) {
        fill();
        head.write(ahead.get());
        text = head.size() < 4 ? "" : head.toString(StandardCharsets.US_ASCII);
      }
      return text;
    }

    void take(long length, CRC32C sum) throws IOException {
      for (long left = length; left > 0; ) {
        fill();
        int part = (int) Math.min(left, ahead.remaining());
        sum.update(ahead.slice(ahead.position(), part));
        ahead.position(ahead.position() + part);
        left -= part;
      }
    }

    private void fill() throws IOException {
      if (ahead.hasRemaining()) {
        return;
      }
      ahead.clear();
      if (channel.read(ahead) < 0) {
        throw new EOFException();
      }
      ahead.flip();
    }

    void write(String answer) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
