package io.kartero.query.duckdb;

import java.util.HashMap;
import java.util.Map;

/// Reads the one kind of JSON that DuckDB's errors come in: an object of strings.
final class FlatJson {
  private final String json;
  private int at;

  private FlatJson(String json) {
    this.json = json;
  }

  /// The fields, as far as they could be read.
  static Map<String, String> parse(String json) {
    FlatJson reader = new FlatJson(json);
    Map<String, String> fields = new HashMap<>();
    while (reader.findQuote()) {
      String name = reader.string();
      if (reader.findQuote()) {
        fields.put(name, reader.string());
      }
    }
    return fields;
  }

  private boolean findQuote() {
    at = json.indexOf('"', at);
    if (at < 0) {
      at = json.length();
      return false;
    }
    return true;
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < json.length() && json.charAt(at) != '"') {
      text.append(json.charAt(at) == '\\' ? escaped() : json.charAt(at++));
    }
    at++;
    return text.toString();
  }

  private char escaped() {
    char kind = at + 1 < json.length() ? json.charAt(at + 1) : '\\';
    at += 2;
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> hexadecimal();
      default -> kind;
    };
  }

  private char hexadecimal() {
    int end = Math.min(at + 4, json.length());
    String digits = json.substring(at, end);
    at = end;
    return (char) Integer.parseInt(digits, 16);
  }
}
