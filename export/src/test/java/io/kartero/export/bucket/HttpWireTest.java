package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.testing.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// A peer that keeps the connection and takes nothing, or says little; with TLS as with Google, and
/// without.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // A writer cannot be interrupted.
class HttpWireTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /// More than the buffers of a connection hold.
  private static final ByteBuffer BODY = ByteBuffer.allocate(64 << 20);

  private static final int REQUESTS = 3;

  @TempDir private Path folder;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private SSLContext tls;

  @BeforeEach
  void certify() throws Exception {
    Path file = folder.resolve("server.p12");
    new Program(Path.of(System.getProperty("java.home"), "bin", "keytool"))
        .run(
            ("-genkeypair -alias server -keyalg EC -dname CN=localhost -ext SAN=dns:localhost"
                    + " -storetype PKCS12 -storepass changeit -keystore "
                    + file)
                .split(" "))
        .successful();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @Test
  void aPeerThatTakesNothingIsLeft() throws Exception {
    assertLeft("http", new ServerSocket(0, 1, HERE));
  }

  @Test
  void aPeerThatTakesNothingIsLeftAlsoWithTls() throws Exception {
    assertLeft("https", tls.getServerSocketFactory().createServerSocket(0, 1, HERE));
  }

  private void assertLeft(String scheme, ServerSocket server) throws Exception {
    URI address = URI.create(scheme + "://localhost:" + server.getLocalPort() + "/");
    GoogleRequest request = new GoogleRequest("PUT", address, Map.of(), BODY);
    try (server) {
      Thread accepting = Thread.startVirtualThread(() -> accept(server, Conduct.DEAF));

      assertTimedOut(request, "Write timed out");

      accepting.join();
      assertNoOtherConnection(server);
    }
  }

  /// What has no body the JDK sends once more by itself.
  @Test
  void aPeerThatSaysAByteNowAndThenIsLeft() throws Exception {
    try (ServerSocket server = tls.getServerSocketFactory().createServerSocket(0, 2, HERE)) {
      URI address = URI.create("https://localhost:" + server.getLocalPort() + "/");
      Thread.startVirtualThread(() -> accept(server, Conduct.DRIPPING));
      Thread.startVirtualThread(() -> accept(server, Conduct.DRIPPING));

      assertTimedOut(GoogleRequest.get(address), "Read timed out");

      assertThat(accepted).as("connections").hasSize(2);
      assertNoOtherConnection(server);
    }
  }

  private void assertTimedOut(GoogleRequest request, String message) {
    assertThatThrownBy(() -> wire().exchange(request, GoogleBuckets.SOON_TIRED_OF_SILENCE))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage(message);
  }

  private static void assertNoOtherConnection(ServerSocket server) throws IOException {
    server.setSoTimeout(1);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void manyRequestsOverTlsGoThroughOneConnection() throws Exception {
    try (ServerSocket server = tls.getServerSocketFactory().createServerSocket(0, 1, HERE)) {
      URI address = URI.create("https://localhost:" + server.getLocalPort() + "/");
      Thread.startVirtualThread(() -> accept(server, Conduct.ANSWERING));
      HttpWire wire = wire();

      for (int i = 0; i < REQUESTS; i++) {
        GoogleAnswer answer = wire.exchange(GoogleRequest.get(address), GoogleBuckets.PATIENT);
        assertThat(answer.status()).isEqualTo(204);
      }

      assertNoOtherConnection(server);
    }
  }

  private HttpWire wire() {
    return new HttpWire(new TlsSockets(tls::getSocketFactory));
  }

  private enum Conduct {
    DEAF,
    DRIPPING,
    ANSWERING
  }

  private void accept(ServerSocket server, Conduct conduct) {
    try {
      Socket socket = server.accept();
      accepted.add(socket);
      if (socket instanceof SSLSocket secure) {
        secure.startHandshake();
      }
      switch (conduct) {
        case DEAF -> {}
        case DRIPPING -> drip(socket);
        case ANSWERING -> answer(socket);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Answers that there will be an answer, a byte at a time, until the client has hung up.
  private static void drip(Socket socket) throws IOException {
    byte[] soon = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    socket.setSoTimeout(20);
    for (int i = 0; isThere(socket); i++) {
      socket.getOutputStream().write(soon[i % soon.length]);
    }
  }

  private static boolean isThere(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true; // and silent
    } catch (IOException e) {
      return false;
    }
  }

  /// So many requests without bodies.
  private static void answer(Socket socket) throws IOException {
    BufferedReader requests =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    byte[] answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < REQUESTS; i++) {
      while (!requests.readLine().isEmpty()) {}
      socket.getOutputStream().write(answer);
    }
  }
}
