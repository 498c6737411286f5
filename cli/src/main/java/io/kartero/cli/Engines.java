package io.kartero.cli;

import io.kartero.query.Engine;

/// Opens the engine.
final class Engines {
  private Engines() {}

  static Engine open(Home home) {
    throw new UnsupportedOperationException(home.toString());
  }
}
