package io.kartero.server.notify;

import java.util.Map;

/// How the way to the mail server is protected.
enum Tls {
  /// By the command STARTTLS, which the server must know.
  STARTTLS(587),
  /// From the first byte.
  TLS(465),
  /// Not at all: for a server on the same machine.
  NONE(25);

  static final Map<String, Tls> WORDS = Map.of("starttls", STARTTLS, "tls", TLS, "none", NONE);

  private final int usualPort;

  Tls(int usualPort) {
    this.usualPort = usualPort;
  }

  int usualPort() {
    return usualPort;
  }
}
