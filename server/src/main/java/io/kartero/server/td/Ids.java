package io.kartero.server.td;

import io.kartero.server.platform.NotFound;

/// Numbers in paths. What is no number names nothing that exists.
final class Ids {
  private Ids() {}

  static long read(String what, String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new NotFound(what, id);
    }
  }
}
