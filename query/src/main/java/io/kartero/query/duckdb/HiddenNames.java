package io.kartero.query.duckdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What SQL from others cannot name: the program's tables, functions that make a name from text and
/// so could hide one, what tells of the machine, and what stops the work of others.
///
/// The text is searched, strings and comments as well: too much is refused rather than too little.
final class HiddenNames {
  private static final Pattern NAMES =
      Pattern.compile(
          Transaction.INTERNAL_SCHEMA
              + "|\\bquery_table\\b"
              + "|\\bduckdb_(?:settings|databases|secrets|temporary_files|logs|log_contexts)\\b"
              + "|\\b(?:current_setting|which_secret|pg_settings|database_list)\\b"
              + "|\\b(?:pragma_database_list|force_checkpoint)\\b",
          Pattern.CASE_INSENSITIVE);

  /// Words that are harmless, unless what follows makes them a call or a command.
  private static final Pattern BEGINNINGS =
      Pattern.compile("\\b(query\"?|force)(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);

  private HiddenNames() {}

  /// @param name as it is written
  /// @param position in the SQL, in characters
  record Found(String name, int position) {}

  static Optional<Found> in(String sql) {
    Matcher names = NAMES.matcher(sql);
    if (names.find()) {
      return Optional.of(new Found(names.group(), names.start()));
    }
    Matcher beginnings = BEGINNINGS.matcher(sql);
    while (beginnings.find()) {
      int next = skip(sql, beginnings.end());
      if (next < 0
          || sql.startsWith("(", next)
          || sql.regionMatches(true, next, "checkpoint", 0, 10)) {
        return Optional.of(new Found(beginnings.group().replace("\"", ""), beginnings.start()));
      }
    }
    return Optional.empty();
  }

  /// Where the next word or sign is, behind blanks and comments; -1 when a comment does not end.
  private static int skip(String sql, int start) {
    int at = start;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        at = comment(sql, at);
        if (at < 0) {
          return -1;
        }
      } else {
        return at;
      }
    }
    return at;
  }

  /// The end of a comment, which may hold others.
  private static int comment(String sql, int start) {
    int depth = 0;
    for (int at = start; at < sql.length() - 1; at++) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at++;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at++;
        if (depth == 0) {
          return at + 1;
        }
      }
    }
    return -1;
  }
}
