package io.kartero.query.trino;

import io.kartero.query.sql.SqlToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Where Treasure Data's functions of time go in a statement.
final class TdInsertions {
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

  private TdInsertions() {}

  /// @return in the order of their places; none for a statement that needs none, or has no place
  ///   for them
  static List<Insertion> of(SqlStatement statement, Instant now) {
    String definitions = TdInline.definitions(statement, now);
    OptionalInt query = definitions.isEmpty() ? OptionalInt.empty() : query(statement.tokens());
    if (query.isEmpty()) {
      return List.of();
    }
    List<SqlToken> tokens = statement.tokens();
    int first = query.getAsInt();
    List<Insertion> insertions = new ArrayList<>();
    insertions.add(
        isFunction(tokens, first)
            ? new Insertion(tokens.get(first + 1).at(), definitions + ", ")
            : new Insertion(tokens.get(first).at(), "WITH " + definitions + " "));
    for (int i = first; i < tokens.size(); i++) {
      if (tokens.get(i).is("TD_TIME_RANGE")) {
        typedNulls(tokens, i + 1, insertions);
      }
    }
    return insertions;
  }

  /// `WITH FUNCTION` of the statement's own.
  private static boolean isFunction(List<SqlToken> tokens, int first) {
    return tokens.get(first).is("WITH")
        && first + 1 < tokens.size()
        && tokens.get(first + 1).is("FUNCTION");
  }

  /// Where the query of the statement begins: a query itself, or one whose rows are inserted, or
  /// become a table.
  private static OptionalInt query(List<SqlToken> tokens) {
    int begin = 0;
    while (begin < tokens.size()
        && Set.of("EXPLAIN", "ANALYZE", "VERBOSE").contains(tokens.get(begin).text())) {
      begin++;
    }
    while (begin < tokens.size() && begin > 0 && tokens.get(begin).is("(")) {
      begin = behind(tokens, begin);
    }
    if (begin >= tokens.size()) {
      return OptionalInt.empty();
    }
    return switch (tokens.get(begin).text()) {
      case "SELECT", "WITH", "VALUES", "TABLE", "(" -> OptionalInt.of(begin);
      case "INSERT" -> first(tokens, begin);
      case "CREATE" -> created(tokens, begin);
      default -> OptionalInt.empty();
    };
  }

  private static int behind(List<SqlToken> tokens, int open) {
    int at = open + 1;
    while (at < tokens.size()
        && !(tokens.get(at).is(")") && tokens.get(at).depth() == tokens.get(open).depth())) {
      at++;
    }
    return at + 1;
  }

  private static OptionalInt first(List<SqlToken> tokens, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).depth() == 0 && QUERIES.contains(tokens.get(i).text())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// `CREATE TABLE t AS query`, or the query in parentheses. A view has no place for functions.
  private static OptionalInt created(List<SqlToken> tokens, int from) {
    boolean table = false;
    for (int i = from; i + 1 < tokens.size(); i++) {
      table |= tokens.get(i).is("TABLE");
      if (table && tokens.get(i).depth() == 0 && tokens.get(i).is("AS")) {
        return OptionalInt.of(tokens.get(i + 1).is("(") ? i + 2 : i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /// An open side of a range is a NULL of no type, for which Trino finds two functions.
  private static void typedNulls(List<SqlToken> tokens, int open, List<Insertion> insertions) {
    if (open >= tokens.size() || !tokens.get(open).is("(")) {
      return;
    }
    int end = Math.min(behind(tokens, open), tokens.size());
    for (int i = open + 1; i < end - 1; i++) {
      boolean alone =
          tokens.get(i).is("NULL") && isEdge(tokens.get(i - 1)) && isEdge(tokens.get(i + 1));
      if (alone && tokens.get(i).depth() == tokens.get(open).depth() + 1) {
        insertions.add(new Insertion(tokens.get(i).at(), "CAST("));
        insertions.add(new Insertion(tokens.get(i).end(), " AS varchar)"));
      }
    }
  }

  private static boolean isEdge(SqlToken token) {
    return token.is("(") || token.is(",") || token.is(")");
  }
}
