package io.kartero.export.bucket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// Makes sockets that speak TLS, and can close those below them. Closing one that speaks TLS waits
/// for whoever writes to it, which may be for ever; closing the socket below ends the writing. All
/// are closed, since nobody tells which one a request goes through: an upload sends one request at
/// a time, and whatever else is under way in its client is repeated.
///
/// Without [#createSocket()] the JDK connects a plain socket and has TLS put over it here.
final class TlsSockets extends SSLSocketFactory {
  private final Supplier<SSLSocketFactory> over;
  private final List<Socket> below = new ArrayList<>();

  /// @param over asked when TLS is spoken for the first time: what it reads then takes a while
  TlsSockets(Supplier<SSLSocketFactory> over) {
    this.over = over;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    synchronized (below) {
      below.removeIf(Socket::isClosed);
      below.add(socket);
    }
    return over.get().createSocket(socket, host, port, autoClose);
  }

  /// @return whether there were any
  boolean closeAll() {
    synchronized (below) {
      boolean any = !below.isEmpty();
      below.forEach(TlsSockets::close);
      below.clear();
      return any;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(TlsSockets.class.getName())
          .log(System.Logger.Level.DEBUG, "a socket was not closed", e);
    }
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return over.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return over.get().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new SocketException("TLS is put over a socket that is connected");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }
}
