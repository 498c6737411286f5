package io.kartero.query.jdbc;

/// Cuts what follows the last statement: semicolons, white space, comments. PostgreSQL's driver
/// takes a comment there for one more statement, whose result would hide that of the last.
final class SqlTail {
  private final String sql;
  private int at;

  private SqlTail(String sql) {
    this.sql = sql;
  }

  /// The SQL without its tail; empty when there is no statement in it.
  static String cut(String sql) {
    return sql.substring(0, new SqlTail(sql).end());
  }

  private int end() {
    int end = 0;
    while (at < sql.length()) {
      char next = sql.charAt(at);
      if (sql.startsWith("--", at)) {
        skipPast("\n", at);
      } else if (sql.startsWith("/*", at)) {
        skipBlockComment();
      } else if (Character.isWhitespace(next) || next == ';') {
        at++;
      } else {
        skipToken(next);
        end = at;
      }
    }
    return end;
  }

  private void skipToken(char first) {
    switch (first) {
      case '\'', '"' -> skipQuoted(first);
      case '$' -> skipDollarQuoted();
      default -> at++;
    }
  }

  /// A doubled quote ends one text and begins the next, which is as good.
  private void skipQuoted(char quote) {
    boolean escapes = quote == '\'' && at > 0 && (sql.charAt(at - 1) | 0x20) == 'e';
    at++;
    while (at < sql.length() && sql.charAt(at) != quote) {
      at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, sql.length());
  }

  private void skipDollarQuoted() {
    int close = sql.indexOf('$', at + 1);
    String tag = close < 0 ? "" : sql.substring(at, close + 1);
    if (tag.isEmpty() || !tag.substring(1, tag.length() - 1).matches("([\\p{L}_][\\p{L}\\d_]*)?")) {
      at++;
    } else {
      skipPast(tag, close + 1);
    }
  }

  private void skipBlockComment() {
    int depth = 0;
    do {
      depth += sql.startsWith("/*", at) ? 1 : sql.startsWith("*/", at) ? -1 : 0;
      at += sql.startsWith("/*", at) || sql.startsWith("*/", at) ? 2 : 1;
    } while (depth > 0 && at < sql.length());
  }

  private void skipPast(String mark, int from) {
    int found = sql.indexOf(mark, from);
    at = found < 0 ? sql.length() : found + mark.length();
  }
}
