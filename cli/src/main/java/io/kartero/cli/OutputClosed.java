package io.kartero.cli;

import java.io.IOException;

/// Nobody reads standard output any more.
final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputClosed(IOException cause) {
    super("standard output was closed", cause);
  }
}
