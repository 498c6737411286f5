package io.kartero.server.job;

import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import java.util.List;
import java.util.stream.Collectors;

/// Types as Presto spells them, which clients of Treasure Data know.
final class ResultTypes {
  private ResultTypes() {}

  static String name(DataType type) {
    return switch (type) {
      case Scalar scalar -> name(scalar);
      case DataType.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case DataType.Enumeration _ -> "varchar";
      case DataType.ListOf(DataType element) -> "array(" + name(element) + ")";
      case DataType.ArrayOf(DataType element, int length) -> "array(" + name(element) + ")";
      case DataType.MapOf(DataType key, DataType value) ->
          "map(" + name(key) + "," + name(value) + ")";
      case DataType.Struct(List<Column> fields) -> row(fields);
      case DataType.Union _ -> "json";
    };
  }

  private static String row(List<Column> fields) {
    return fields.stream()
        .map(field -> "\"" + field.name().replace("\"", "\"\"") + "\" " + name(field.type()))
        .collect(Collectors.joining(", ", "row(", ")"));
  }

  private static String name(Scalar type) {
    return switch (type) {
      case NULL -> "unknown";
      case BOOLEAN -> "boolean";
      case TINYINT -> "tinyint";
      case SMALLINT, UTINYINT -> "smallint";
      case INTEGER, USMALLINT -> "integer";
      case BIGINT, UINTEGER -> "bigint";
      case UBIGINT -> "decimal(20,0)";
      case HUGEINT, UHUGEINT -> "decimal(38,0)";
      case FLOAT -> "real";
      case DOUBLE -> "double";
      case VARCHAR, BIT, INTERVAL -> "varchar";
      case JSON -> "json";
      case BLOB -> "varbinary";
      case UUID -> "uuid";
      case DATE -> "date";
      case TIME, TIME_NS -> "time";
      case TIME_TZ -> "time with time zone";
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS -> "timestamp";
      case TIMESTAMP_TZ -> "timestamp with time zone";
    };
  }
}
