package io.kartero.query.trino;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.sql.Portability;
import io.trino.client.ClientException;
import io.trino.client.ErrorLocation;
import io.trino.client.QueryError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Trino says of a failure, as ours: with Trino's name for it and the query's id, so that an
/// administrator finds it.
final class TrinoFailure {
  /// Trino calls these the user's errors as well; but here it is a value that is wrong.
  private static final Set<String> OF_VALUES =
      Set.of(
          "DIVISION_BY_ZERO",
          "INVALID_CAST_ARGUMENT",
          "INVALID_FUNCTION_ARGUMENT",
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "SUBQUERY_MULTIPLE_ROWS",
          "GENERIC_USER_ERROR",
          "INVALID_ARRAY_ARGUMENT",
          "CONSTRAINT_VIOLATION");

  private static final Pattern PLACE = Pattern.compile("^line \\d+:\\d+: ");

  private TrinoFailure() {}

  static QueryException of(QueryError error, String queryId, SentStatement sent) {
    String name = Objects.requireNonNullElse(error.getErrorName(), "UNKNOWN");
    Matcher place = PLACE.matcher(Objects.requireNonNullElse(error.getMessage(), name));
    String message = place.replaceFirst("");
    ErrorLocation location = error.getErrorLocation();
    int position =
        location == null ? -1 : sent.position(location.getLineNumber(), location.getColumnNumber());
    String type = Objects.requireNonNullElse(error.getErrorType(), "");
    return new QueryException(
        code(name, type),
        "%s (Trino: %s, query %s)%s".formatted(message, name, queryId, hint(name, type, sent)),
        position,
        null);
  }

  private static String hint(String name, String type, SentStatement sent) {
    return code(name, type) == Code.BAD_STATEMENT ? Portability.ON_TRINO.hint(sent.original()) : "";
  }

  private static Code code(String name, String type) {
    return switch (name) {
      case "EXCEEDED_TIME_LIMIT" -> Code.TIME_LIMIT;
      case "PERMISSION_DENIED" -> Code.FORBIDDEN;
      case "USER_CANCELED", "ADMINISTRATIVELY_KILLED" -> Code.CANCELLED;

      default ->
          switch (type) {
            case "USER_ERROR" -> OF_VALUES.contains(name) ? Code.BAD_VALUE : Code.BAD_STATEMENT;
            case "INSUFFICIENT_RESOURCES" -> Code.RESOURCES;
            default -> Code.ENGINE;
          };
    };
  }

  /// Trino could not be asked, or its answer not be read.
  static QueryException ofConnection(Throwable e, String server, @Nullable String queryId) {
    Throwable cause = e;
    while (!(cause instanceof ClientException || isOfIo(cause)) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    String what =
        queryId == null
            ? "cannot begin a query on Trino at " + server
            : "the result of query " + queryId + " on Trino at " + server + " cannot be read on";
    return new QueryException(Code.ENGINE, what + ": " + why, -1, e);
  }

  /// What wraps it says less, what it wraps too much.
  private static boolean isOfIo(Throwable cause) {
    return cause instanceof IOException && !(cause instanceof InterruptedIOException);
  }
}
