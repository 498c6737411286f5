package io.kartero.bench;

/// A measurement that cannot go on; the message is for people.
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BenchException(String message) {
    super(message);
  }
}
