package io.kartero.server.database;

import java.util.Map;

/// The types of columns in Trino's words.
final class TrinoTypes {
  private static final Map<String, ColumnType> PLAIN =
      Map.of(
          "varchar", ColumnType.Plain.STRING,
          "integer", ColumnType.Plain.INT,
          "bigint", ColumnType.Plain.LONG,
          "real", ColumnType.Plain.FLOAT,
          "double", ColumnType.Plain.DOUBLE);

  private TrinoTypes() {}

  static String sql(ColumnType type) {
    return switch (type) {
      case ColumnType.Plain plain ->
          switch (plain) {
            case STRING -> "varchar";
            case INT -> "integer";
            case LONG -> "bigint";
            case FLOAT -> "real";
            case DOUBLE -> "double";
          };
      case ColumnType.ArrayOf(ColumnType element) -> "array(" + sql(element) + ")";
      case ColumnType.MapOf(ColumnType key, ColumnType value) ->
          "map(" + sql(key) + ", " + sql(value) + ")";
      case ColumnType.Foreign(String sql) -> sql;
    };
  }

  /// Reads a type as Trino shows it: in small letters, `map(varchar, bigint)`.
  static ColumnType of(String sql) {
    ColumnType plain = PLAIN.get(sql);
    if (plain != null) {
      return plain;
    }
    if (sql.startsWith("array(")) {
      ColumnType element = of(sql.substring(6, sql.length() - 1));
      return element instanceof ColumnType.Foreign
          ? new ColumnType.Foreign(sql)
          : new ColumnType.ArrayOf(element);
    }
    if (sql.startsWith("map(")) {
      String inner = sql.substring(4, sql.length() - 1);
      int comma = ColumnType.topLevelComma(inner, '(', ')');
      ColumnType key = of(inner.substring(0, comma));
      ColumnType value = of(inner.substring(comma + 1).strip());
      return key instanceof ColumnType.Foreign || value instanceof ColumnType.Foreign
          ? new ColumnType.Foreign(sql)
          : new ColumnType.MapOf(key, value);
    }
    return new ColumnType.Foreign(sql);
  }
}
