package io.kartero.server.td;

import org.springframework.http.HttpStatus;

/// A request that cannot be read at all.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;

  private Refusal(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal unreadable(String message) {
    return new Refusal(HttpStatus.BAD_REQUEST, message);
  }

  static Refusal tooLarge(String message) {
    return new Refusal(HttpStatus.CONTENT_TOO_LARGE, message);
  }

  static Refusal unsupported(String message) {
    return new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, message);
  }

  HttpStatus status() {
    return status;
  }
}
