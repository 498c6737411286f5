package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// What DuckDB says when something failed.
///
/// @param type DuckDB's kind of error: `Binder`, `Conversion`
/// @param text its message, without the kind
/// @param offset where in the SQL, in bytes of UTF-8; -1 where it did not say
record NativeError(String type, String text, int offset) {
  private static final String SUFFIX = " Error: ";

  /// @param raw a JSON document where DuckDB could write one, else `Kind Error: message`
  static NativeError of(String raw) {
    int json = raw.indexOf('{');
    if (json == 0 || (json > 0 && raw.startsWith(SUFFIX, json - SUFFIX.length()))) {
      Map<String, String> fields = FlatJson.parse(raw.substring(json));
      String type = fields.get("exception_type");
      String text = fields.get("exception_message");
      if (type != null && text != null) {
        return new NativeError(
            type, clean(text), Integer.parseInt(fields.getOrDefault("position", "-1")));
      }
    }
    int suffix = raw.indexOf(SUFFIX);
    return suffix < 0
        ? new NativeError("Internal", raw, -1)
        : new NativeError(
            raw.substring(0, suffix), clean(raw.substring(suffix + SUFFIX.length())), -1);
  }

  /// Without the advice to change settings, which not everybody may, and without the excerpt: the
  /// position says it better.
  private static String clean(String text) {
    int end = text.length();
    for (String mark :
        new String[] {
          "\n\nPossible solutions:", "\nBy default, this setting", "\n\nLINE ", "\n\nPlease try"
        }) {
      int found = text.indexOf(mark);
      end = found < 0 ? end : Math.min(end, found);
    }
    return text.substring(0, end).strip();
  }

  String message() {
    return type + SUFFIX + text;
  }

  boolean isInterrupt() {
    return type.equalsIgnoreCase("interrupt");
  }

  QueryException exception(byte[] sql) {
    return new QueryException(code(), message(), position(sql), null);
  }

  private int position(byte[] sql) {
    return offset < 0 || offset > sql.length
        ? -1
        : new String(sql, 0, offset, StandardCharsets.UTF_8).length();
  }

  private Code code() {
    if (text.contains("the configuration has been locked")) {
      return Code.FORBIDDEN;
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "permission" -> Code.FORBIDDEN;
      case "interrupt" -> Code.CANCELLED;
      case "out of memory" -> Code.RESOURCES;
      case "conversion", "out of range", "invalid input", "constraint" -> Code.BAD_VALUE;
      case "decimal", "divide by zero", "mismatch type", "object size" -> Code.BAD_VALUE;
      case "io", "internal", "fatal", "serialization", "network", "http" -> Code.ENGINE;
      case "connection", "scheduler", "executor", "index", "stat", "null pointer" -> Code.ENGINE;
      default -> Code.BAD_STATEMENT;
    };
  }
}
