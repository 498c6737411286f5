package io.kartero.server.td;

import static java.util.stream.Collectors.joining;

import io.kartero.export.settings.Problem;
import io.kartero.query.QueryException;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.ErrorBody;
import io.kartero.server.platform.Forbidden;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TooManyRequests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/// Which failure answers with which status and text.
record Failure(HttpStatus status, ErrorBody body) {

  static Failure of(Throwable failure) {
    return switch (failure) {
      case Invalid invalid -> of(invalid.problems());
      case NotFound missing -> of(HttpStatus.NOT_FOUND, text(missing));
      case Conflict conflict -> of(conflict);
      case Forbidden forbidden -> of(HttpStatus.FORBIDDEN, text(forbidden));
      case TooManyRequests tooMany -> of(HttpStatus.TOO_MANY_REQUESTS, text(tooMany));
      case QueryException query -> of(status(query), text(query));
      case Refusal refusal -> of(refusal.status(), text(refusal));
      case AuthenticationException wrong -> of(HttpStatus.UNAUTHORIZED, text(wrong));
      default ->
          of(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "Kartero failed. Its log says why; try again, or tell its operator.");
    };
  }

  private static Failure of(List<Problem> problems) {
    String text = problems.stream().map(Problem::toString).collect(joining("; "));
    List<Map<String, String>> details =
        problems.stream()
            .map(problem ->
                Map.of(
                    "field", problem.field(),
                    "message", problem.message(),
                    "hint", problem.hint()))
            .toList();
    return new Failure(
        HttpStatus.UNPROCESSABLE_CONTENT,
        ErrorBody.of("Validation failed: " + text, Map.of("problems", details)));
  }

  /// What a caller asked of an engine, and the engine refused; or the engine is not to be had now.
  private static HttpStatus status(QueryException failure) {
    return switch (failure.code()) {
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case BAD_STATEMENT, BAD_VALUE -> HttpStatus.UNPROCESSABLE_CONTENT;
      case CANCELLED, TIME_LIMIT, RESOURCES, ENGINE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  /// `conflicts_with` lets Digdag adopt the job that has its domain key already.
  private static Failure of(Conflict conflict) {
    Optional<Map<String, Object>> details =
        conflict.conflictsWith().map(other -> Map.of("conflicts_with", other));
    return new Failure(HttpStatus.CONFLICT, ErrorBody.of(text(conflict), details.orElse(Map.of())));
  }

  private static Failure of(HttpStatus status, String message) {
    return new Failure(status, ErrorBody.of(message));
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
