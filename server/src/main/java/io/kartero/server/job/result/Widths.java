package io.kartero.server.job.result;

import io.kartero.rows.DataType;

/// How many bytes a value of a fixed width has in its vector; see [DataType].
final class Widths {
  private Widths() {}

  static int of(DataType.Scalar type) {
    return switch (type) {
      case NULL, BOOLEAN, TINYINT, UTINYINT -> 1;
      case SMALLINT, USMALLINT -> 2;
      case INTEGER, UINTEGER, FLOAT, DATE -> 4;
      case BIGINT, UBIGINT, DOUBLE, TIME, TIME_NS, TIME_TZ -> 8;
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ -> 8;
      case HUGEINT, UHUGEINT, UUID, INTERVAL -> 16;
      case VARCHAR, JSON, BLOB, BIT ->
          throw new IllegalArgumentException(type + " has no fixed width");
    };
  }

  static int of(DataType.Decimal type) {
    int digits = type.precision();
    return digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16;
  }

  static int of(DataType.Enumeration type) {
    int labels = type.labels().size();
    return labels <= 0xFF ? 1 : labels <= 0xFFFF ? 2 : 4;
  }
}
