package io.kartero.query.jdbc;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Objects;

/// A driver's exception as ours. The classes of SQLSTATE are the standard's.
final class Failure {
  private Failure() {}

  static QueryException of(SQLException e, String sql) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    return new QueryException(
        code(e), Vendor.withoutPosition(message), Vendor.position(message, sql), e);
  }

  private static Code code(SQLException e) {
    if (e instanceof SQLTimeoutException) {
      return Code.TIME_LIMIT;
    }
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return switch (state) {
      case "57014" -> Code.CANCELLED;
      case "42501", "25006" -> Code.FORBIDDEN;
      default ->
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "22", "23", "21" -> Code.BAD_VALUE;
            case "0A", "25", "26", "2B", "2F", "34", "3D", "3F", "42", "44" -> Code.BAD_STATEMENT;
            case "53", "54" -> Code.RESOURCES;
            default -> Code.ENGINE;
          };
    };
  }
}
