package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Kartero itself does not let pass to DuckDB.
final class Refusal {
  /// What SQL from others cannot name: the program's tables, functions that make a name from text
  /// and so could hide one, what tells of the machine, and what stops the work of others.
  private static final Pattern HIDDEN =
      Pattern.compile(
          Transaction.INTERNAL_SCHEMA
              + "|\\bquery_table\\b|\\bquery\"?\\s*\\("
              + "|\\bduckdb_(?:settings|databases|secrets|temporary_files|logs|log_contexts)\\b"
              + "|\\b(?:current_setting|which_secret|pg_settings|database_list)\\b"
              + "|\\bpragma_database_list\\b|\\bforce_checkpoint\\b|\\bforce\\s+checkpoint\\b",
          Pattern.CASE_INSENSITIVE);

  private Refusal() {}

  static void check(String sql, Sandbox sandbox) {
    if (sandbox == Sandbox.LOCKED) {
      Matcher hidden = HIDDEN.matcher(sql);
      if (hidden.find()) {
        throw new QueryException(
            Code.FORBIDDEN,
            "this SQL may not name " + hidden.group().replaceAll("[\"\\s(]", ""),
            hidden.start(),
            null);
      }
    }
  }

  static void check(Statement statement, StatementKind kind, Sandbox sandbox) {
    if (sandbox == Sandbox.LOCKED && kind == StatementKind.ADMINISTRATION) {
      throw new QueryException(
          Code.FORBIDDEN,
          "this statement is not allowed here: SQL may read and write tables, not reach files,"
              + " databases, settings or extensions",
          -1,
          null);
    }
    if (statement.parameters() > 0) {
      throw new QueryException(
          Code.BAD_STATEMENT,
          "the SQL has parameters (? or $1), and nothing fills them; write the values instead",
          -1,
          null);
    }
  }
}
