package io.kartero.server.platform;

/// The caller is known and may not do it. HTTP says it with 403.
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Forbidden(String message) {
    super(message);
  }
}
