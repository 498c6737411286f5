package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;

/// What Kartero itself does not let pass to DuckDB.
final class Refusal {
  private Refusal() {}

  static void check(String sql, Sandbox sandbox) {
    if (sandbox == Sandbox.LOCKED) {
      HiddenNames.in(sql)
          .ifPresent(found -> {
            throw new QueryException(
                Code.FORBIDDEN, "this SQL may not name " + found.name(), found.position(), null);
          });
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
