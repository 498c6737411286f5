package io.kartero.query.trino;

import io.kartero.query.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/// One of the statements of a text: Trino's protocol takes them one by one.
///
/// @param text without the semicolon
/// @param at where it begins in the whole text
/// @param tokens with places in `text`
record SqlStatement(String text, int at, List<SqlToken> tokens) {
  /// The statements that have anything in them. A text with a function whose body has statements of
  /// its own (`BEGIN ... END`) is not cut behind its beginning.
  static List<SqlStatement> of(String sql) {
    List<SqlStatement> statements = new ArrayList<>();
    int start = 0;
    boolean function = false;
    boolean body = false;
    for (SqlToken token : SqlToken.of(sql)) {
      function |= token.is("FUNCTION");
      body |= function && token.is("BEGIN");
      if (token.is(";") && !body) {
        add(sql, start, token.at(), statements);
        start = token.end();
        function = false;
      }
    }
    add(sql, start, sql.length(), statements);
    return statements;
  }

  private static void add(String sql, int from, int to, List<SqlStatement> statements) {
    String text = sql.substring(from, to);
    List<SqlToken> tokens = SqlToken.of(text);
    if (!tokens.isEmpty()) {
      statements.add(new SqlStatement(text, from, tokens));
    }
  }
}
