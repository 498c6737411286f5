package io.kartero.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word or a sign of SQL; what is quoted or commented out is none.
///
/// @param text a word in capital letters, or one character
/// @param at where it begins in the SQL
/// @param depth in how many parentheses it is; a closing one is as deep as its opening one
public record SqlToken(String text, int at, int depth) {
  public boolean is(String word) {
    return text.equals(word);
  }

  public int end() {
    return at + text.length();
  }

  public static List<SqlToken> of(String sql) {
    List<SqlToken> tokens = new ArrayList<>();
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = skipped(sql, at);
      if (end == at) {
        end = Character.isUnicodeIdentifierStart(c) || c == '_' ? word(sql, at) : at + 1;
        if (c == ')') {
          depth = Math.max(0, depth - 1);
        }
        if (!Character.isWhitespace(c)) {
          tokens.add(new SqlToken(sql.substring(at, end).toUpperCase(Locale.ROOT), at, depth));
        }
        if (c == '(') {
          depth++;
        }
      } else if (c == '\'' || c == '"' || c == '$') {
        tokens.add(new SqlToken(String.valueOf(c), at, depth));
      }
      at = end;
    }
    return tokens;
  }

  /// The texts that are written out in SQL.
  public static List<String> literals(String sql) {
    List<String> literals = new ArrayList<>();
    for (SqlToken token : of(sql)) {
      if (token.is("'")) {
        int end = token.end();
        do {
          end = past(sql, "'", end);
        } while (sql.startsWith("'", end) && ++end > 0);
        literals.add(sql.substring(token.end(), Math.max(token.end(), end - 1)).replace("''", "'"));
      }
    }
    return literals;
  }

  private static int word(String sql, int at) {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isUnicodeIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  /// Where a quoted text or a comment that begins here ends; the same place when none begins.
  private static int skipped(String sql, int at) {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      return past(sql, "\n", at + 2);
    }
    if (sql.startsWith("/*", at)) {
      return past(sql, "*/", at + 2);
    }
    if (sql.startsWith("$$", at)) {
      return past(sql, "$$", at + 2);
    }
    // A doubled quote ends one text and begins the next, which is as good.
    return c == '\'' || c == '"' ? past(sql, String.valueOf(c), at + 1) : at;
  }

  private static int past(String sql, String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }
}
