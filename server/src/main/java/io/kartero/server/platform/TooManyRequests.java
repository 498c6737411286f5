package io.kartero.server.platform;

import java.time.Duration;

/// The caller has to wait. HTTP says it with 429 and Retry-After.
public final class TooManyRequests extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration wait;

  public TooManyRequests(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  public Duration retryAfter() {
    return wait;
  }
}
