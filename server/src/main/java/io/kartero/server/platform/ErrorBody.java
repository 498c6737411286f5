package io.kartero.server.platform;

import java.util.Map;

/// What every refusal says in HTTP, in the fields that each client reads: `message` or `error`
/// (Ruby, Python), `text` (Java).
///
/// @param details what a program can act on: `conflicts_with`, `problems`
public record ErrorBody(
    String error, String message, String text, String severity, Map<String, Object> details) {
  public static ErrorBody of(String message, Map<String, Object> details) {
    return new ErrorBody(message, message, message, "error", Map.copyOf(details));
  }

  public static ErrorBody of(String message) {
    return of(message, Map.of());
  }
}
