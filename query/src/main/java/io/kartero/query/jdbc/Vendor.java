package io.kartero.query.jdbc;

import java.sql.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What only some databases say, in their own way.
final class Vendor {
  /// PostgreSQL's driver adds a line `Position: 8`, in the user's language, counted in code points
  /// from 1.
  private static final Pattern POSTGRES_POSITION =
      Pattern.compile("\\n  [^\\n:]+: (\\d+)(?:\\n|$)");

  private Vendor() {}

  /// Where in the SQL an error is, in characters from 0; -1 where the message does not say.
  static int position(String message, String sql) {
    Matcher postgres = POSTGRES_POSITION.matcher(message);
    if (postgres.find()) {
      return offset(sql, 0, Integer.parseInt(postgres.group(1)) - 1);
    }
    return -1;
  }

  private static int offset(String sql, int start, int codePoints) {
    return codePoints < 0 || codePoints > sql.codePointCount(start, sql.length())
        ? -1
        : sql.offsetByCodePoints(start, codePoints);
  }

  /// The message without the line that says the position.
  static String withoutPosition(String message) {
    return POSTGRES_POSITION.matcher(message).replaceFirst("").strip();
  }

  /// JDBC's number for the elements of an array, of which PostgreSQL's driver tells the name only.
  static int postgresNumber(String element) {
    return switch (element) {
      case "int2" -> Types.SMALLINT;
      case "int4" -> Types.INTEGER;
      case "int8", "oid" -> Types.BIGINT;
      case "float4" -> Types.REAL;
      case "float8" -> Types.DOUBLE;
      case "bytea" -> Types.BINARY;
      case "date" -> Types.DATE;
      case "time" -> Types.TIME;
      case "timestamp" -> Types.TIMESTAMP;
      default -> Types.VARCHAR;
    };
  }
}
