package io.kartero.cli;

import io.kartero.rows.Column;
import io.kartero.rows.DataType;

/// A column of files on its way to Trino: as a text that DuckDB writes and Trino reads.
record RemoteColumn(Column column) {
  private static final String JSON_TEXT = "varchar";

  String name() {
    return TableName.quoted(column.name());
  }

  /// The column's type there. What has no equal becomes JSON, as a text.
  String type() {
    return switch (column.type()) {
      case DataType.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case DataType.Scalar scalar -> type(scalar);
      case DataType.Enumeration _ -> "varchar";
      case DataType.ListOf _,
          DataType.ArrayOf _,
          DataType.MapOf _,
          DataType.Struct _,
          DataType.Union _ ->
          JSON_TEXT;
    };
  }

  private static String type(DataType.Scalar type) {
    return switch (type) {
      case NULL, VARCHAR, JSON, BIT, INTERVAL -> "varchar";
      case BOOLEAN -> "boolean";
      case TINYINT -> "tinyint";
      case SMALLINT, UTINYINT -> "smallint";
      case INTEGER, USMALLINT -> "integer";
      case BIGINT, UINTEGER -> "bigint";
      case UBIGINT -> "decimal(20,0)";
      case HUGEINT, UHUGEINT -> "decimal(38,0)";
      case FLOAT -> "real";
      case DOUBLE -> "double";
      case BLOB -> "varbinary";
      case UUID -> "uuid";
      case DATE -> "date";
      case TIME, TIME_NS, TIME_TZ -> "time(6)";
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS -> "timestamp(6)";
      case TIMESTAMP_TZ -> "timestamp(6) with time zone";
    };
  }

  /// DuckDB's expression for the text.
  String text() {
    if (!(column.type() instanceof DataType.Scalar scalar)) {
      return type().equals(JSON_TEXT) && !(column.type() instanceof DataType.Enumeration)
          ? "CAST(to_json(%s) AS VARCHAR)".formatted(name())
          : "CAST(%s AS VARCHAR)".formatted(name());
    }
    return switch (scalar) {
      case BLOB -> "hex(%s)".formatted(name());
      case TIMESTAMP_TZ -> "CAST(%s AT TIME ZONE 'UTC' AS VARCHAR) || ' UTC'".formatted(name());
      default -> "CAST(%s AS VARCHAR)".formatted(name());
    };
  }

  /// Trino's expression for the value of the text.
  String value() {
    return switch (type()) {
      case "varchar" -> "%s";
      case "varbinary" -> "from_hex(%s)";
      default -> "CAST(%s AS " + type() + ")";
    };
  }
}
