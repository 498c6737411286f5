package io.kartero.server.job;

/// A place in an SQL text, shown to people: its line, and a mark under it.
final class SqlPlace {
  private static final int BEFORE = 60;
  private static final int AFTER = 40;

  private SqlPlace() {}

  static String of(String sql, int position) {
    int at = Math.clamp(position, 0, sql.length());
    int start = sql.lastIndexOf('\n', at - 1) + 1;
    int end = sql.indexOf('\n', at);
    end = end < 0 ? sql.length() : end;
    int from = Math.max(start, at - BEFORE);
    int to = Math.min(end, at + AFTER);
    long line = sql.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    String label = "line " + line + ": ";
    return label + sql.substring(from, to) + "\n" + " ".repeat(label.length() + at - from) + "^";
  }
}
