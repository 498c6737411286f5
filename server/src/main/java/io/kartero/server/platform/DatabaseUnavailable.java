package io.kartero.server.platform;

/// What Kartero knows cannot be reached.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(DatabaseSettings settings, Throwable cause) {
    super(
        "the metadata database, %s, cannot be used: %s"
            .formatted(settings.place(), cause.getMessage()),
        cause);
  }
}
