package io.kartero.export.encode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads delimited text as RFC 4180 has it and nothing else: one delimiter, one newline, quotes
/// doubled within quotes. An unquoted field that is the null string is NULL.
final class StrictReader {
  private final String text;
  private final Dialect dialect;
  private int at;

  private StrictReader(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  static List<List<@Nullable Object>> read(String text, Dialect dialect) {
    return new StrictReader(text, dialect).rows();
  }

  private List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (at < text.length()) {
      List<@Nullable Object> row = new ArrayList<>();
      do {
        row.add(field());
      } while (skip(dialect.delimiter()));
      if (!skip(dialect.newline().text())) {
        throw new IllegalArgumentException("no end of the row at " + at);
      }
      rows.add(row);
    }
    return rows;
  }

  private boolean skip(String expected) {
    boolean there = text.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  private @Nullable String field() {
    if (skip("\"")) {
      return quoted();
    }
    int start = at;
    while (at < text.length()
        && !text.startsWith(dialect.delimiter(), at)
        && !text.startsWith(dialect.newline().text(), at)) {
      char character = text.charAt(at++);
      if (character == '"' || character == '\r' || character == '\n') {
        throw new IllegalArgumentException("unquoted " + (int) character + " at " + (at - 1));
      }
    }
    String field = text.substring(start, at);
    return field.equals(dialect.nullString()) ? null : field;
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    while (true) {
      int quote = text.indexOf('"', at);
      field.append(text, at, quote);
      at = quote + 1;
      if (!skip("\"")) {
        return field.toString();
      }
      field.append('"');
    }
  }
}
