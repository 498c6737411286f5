package io.kartero.server.job;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of an SQL text that are neither quoted nor in comments.
final class SqlWords {
  private static final Pattern TOKENS =
      Pattern.compile(
          "--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$(\\w*)\\$.*?\\$\\1\\$"
              + "|(?<word>[A-Za-z_]\\w*)",
          Pattern.DOTALL);

  private static final Set<String> ADDING = Set.of("insert", "update", "delete", "merge");

  private SqlWords() {}

  /// Whether the text may change a table's rows so that it makes a difference how often it runs. In
  /// doubt it may.
  static boolean changesRows(String sql) {
    Matcher tokens = TOKENS.matcher(sql);
    while (tokens.find()) {
      String word = tokens.group("word");
      if (word != null && ADDING.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
