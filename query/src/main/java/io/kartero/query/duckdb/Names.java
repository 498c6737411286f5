package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.rows.Batch;
import io.kartero.rows.TextVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where unqualified names are looked up.
final class Names {
  private Names() {}

  /// DuckDB's own name for the warehouse, made of the file's.
  static String catalog(Connection connection) {
    return texts(connection, "SELECT current_catalog()").getFirst();
  }

  /// Makes a connection ready for queries on one schema. Progress is never printed.
  static void choose(Connection connection, String catalog, String schema, Progress progress) {
    String path = identifier(catalog) + "." + identifier(schema);
    try {
      String tracked =
          switch (progress) {
            case TRACKED -> "SET enable_progress_bar_print = false; SET enable_progress_bar = true";
            case UNTRACKED -> "SET enable_progress_bar = false";
          };
      connection.run(tracked + "; SET schema = " + literal(path));
    } catch (QueryException e) {
      if (e.code() == Code.BAD_STATEMENT) {
        throw unknown(connection, catalog, schema);
      }
      throw e;
    }
  }

  private static QueryException unknown(Connection connection, String catalog, String schema) {
    List<String> nearest =
        texts(
            connection,
            "SELECT schema_name FROM duckdb_schemas() WHERE database_name = "
                + literal(catalog)
                + " AND schema_name NOT IN ('information_schema', 'pg_catalog')"
                + " ORDER BY damerau_levenshtein(schema_name, "
                + literal(schema)
                + "), schema_name LIMIT 5");
    return new QueryException(
        Code.BAD_STATEMENT,
        nearest.stream()
            .map(name -> "\"" + name + "\"")
            .collect(
                Collectors.joining(
                    ", ", "there is no database \"" + schema + "\"; the nearest: ", "")),
        -1,
        null);
  }

  private static List<String> texts(Connection connection, String sql) {
    connection.hold();
    List<String> texts = new ArrayList<>();
    try (DuckDbResult result = new DuckDbResult(connection)) {
      result.start(SqlText.of(sql), Sandbox.FREE, TdFunctions.Use.NONE);
      Batch batch = result.next();
      while (batch != null) {
        TextVector names = (TextVector) batch.column(0);
        for (int i = 0; i < batch.rows(); i++) {
          texts.add(new String(names.bytesAt(i), StandardCharsets.UTF_8));
        }
        batch.close();
        batch = result.next();
      }
    }
    return texts;
  }

  private static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
