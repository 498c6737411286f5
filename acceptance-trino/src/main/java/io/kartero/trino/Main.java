package io.kartero.trino;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A Trino on this machine, for a first try and for measurements: a coordinator and two workers in
/// one process, on loopback, with the catalogs `tpch` and `memory`. It ends with Ctrl-C.
final class Main {
  private static final int USUAL_PORT = 8085;

  private Main() {}

  /// @param arguments the port, and `direct` or `spooled`; both may be left out
  public static void main(String... arguments) throws InterruptedException {
    if (!String.join(" ", arguments).matches("(\\d{1,5}( (direct|spooled))?)?")) {
      System.err.println("error: give nothing, or a port, or a port and direct or spooled");
      System.exit(2);
    }
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_PORT;
    Cluster.Protocol protocol =
        arguments.length > 1
            ? Cluster.Protocol.valueOf(arguments[1].toUpperCase(Locale.ROOT))
            : Cluster.Protocol.SPOOLED;
    try (Cluster cluster = Cluster.at(port, protocol)) {
      sayReady(cluster);
      new CountDownLatch(1).await();
    }
  }

  /// Trino makes lines of its log of whatever goes to `System.out`.
  private static void sayReady(Cluster cluster) {
    new PrintStream(new FileOutputStream(FileDescriptor.out), true)
        .println("Trino is ready: " + cluster.url());
  }
}
