package io.kartero.server.connection;

import java.util.Locale;

/// What a connection leads to.
public enum ConnectionType {
  /// A bucket from which KARTE imports.
  KARTE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
