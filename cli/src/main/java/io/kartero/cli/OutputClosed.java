package io.kartero.cli;

/// Nobody reads standard output any more.
final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputClosed() {
    super("standard output was closed");
  }
}
