package io.kartero.server;

/// Where the process starts.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Server server = Server.start("127.0.0.1", 8765);
    System.out.println("kartero: listening on http://127.0.0.1:" + server.port());
  }
}
