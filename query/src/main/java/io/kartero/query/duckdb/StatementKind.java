package io.kartero.query.duckdb;

/// What a statement is, and who may run it; the numbers are those of `duckdb_statement_type`.
enum StatementKind {
  /// Gives rows and changes nothing: it runs while its rows are fetched.
  QUERY,
  /// Reads or writes the warehouse.
  WORK,
  /// Reaches beyond the warehouse or changes what other queries find: databases, settings, files,
  /// extensions. PREPARE and EXECUTE are here because they could hide another statement.
  ADMINISTRATION;

  static StatementKind of(int type) {
    return switch (type) {
      case 1 -> QUERY;
      // INSERT, UPDATE, EXPLAIN, DELETE
      case 2, 3, 4, 5 -> WORK;
      // CREATE, ALTER, TRANSACTION, ANALYZE, CREATE FUNCTION, DROP
      case 7, 9, 10, 12, 14, 15 -> WORK;
      // VACUUM, CALL, PIVOT, MERGE
      case 18, 19, 27, 30 -> WORK;
      default -> ADMINISTRATION;
    };
  }
}
