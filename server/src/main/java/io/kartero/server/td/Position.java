package io.kartero.server.td;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Where JSON went wrong, without what stands there: it may be a secret.
final class Position {
  private Position() {}

  static String of(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
