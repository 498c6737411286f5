package io.kartero.server.connection;

/// Secrets cannot be kept or read. The message says why and what to do, and holds none of them.
public final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  VaultException(String message) {
    super(message);
  }
}
