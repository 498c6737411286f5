package io.kartero.rows;

import java.util.List;
import java.util.stream.Collectors;

/// The type of a column's values; it says how the column's [Vector] is read.
public sealed interface DataType {

  /// Types without parameters. The comment names what one value is in the vector.
  enum Scalar implements DataType {
    /// Always NULL: the type of `SELECT NULL`. One byte, never read.
    NULL,
    /// One byte, 0 or 1.
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    /// 128 bits, two's complement: the low long, then the high one.
    HUGEINT,
    UTINYINT,
    USMALLINT,
    UINTEGER,
    UBIGINT,
    /// 128 bits without a sign: the low long, then the high one.
    UHUGEINT,
    FLOAT,
    DOUBLE,
    /// UTF-8 text.
    VARCHAR,
    /// UTF-8 text that is a JSON document.
    JSON,
    /// Any bytes, in a [TextVector].
    BLOB,
    /// A string of bits, in a [TextVector]: one byte that counts the padding bits, then the bits,
    /// the padding first.
    BIT,
    /// 128 bits with the top bit inverted, as a HUGEINT, so that they sort as the text does.
    UUID,
    /// An int: days since 1970-01-01. `Integer.MAX_VALUE` and its negative are the infinities.
    DATE,
    /// A long: microseconds since midnight.
    TIME,
    /// A long: nanoseconds since midnight.
    TIME_NS,
    /// A long: microseconds since midnight in the upper 40 bits; the lower 24 bits hold 57599
    /// (15:59:59) less the offset in seconds.
    TIME_TZ,
    /// A long: seconds since 1970-01-01. `Long.MAX_VALUE` and its negative are the infinities of
    /// all timestamps.
    TIMESTAMP_S,
    /// A long: milliseconds since 1970-01-01.
    TIMESTAMP_MS,
    /// A long: microseconds since 1970-01-01.
    TIMESTAMP,
    /// A long: nanoseconds since 1970-01-01.
    TIMESTAMP_NS,
    /// A long: microseconds since 1970-01-01 in UTC; an instant.
    TIMESTAMP_TZ,
    /// Two ints, months and days, then a long, microseconds.
    INTERVAL;

    @Override
    public String toString() {
      return switch (this) {
        case TIME_TZ -> "TIME WITH TIME ZONE";
        case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
        default -> name();
      };
    }
  }

  /// An exact number: the unscaled value is a short up to 4 digits of precision, an int up to 9, a
  /// long up to 18, and 128 bits (low long first) up to 38.
  record Decimal(int precision, int scale) implements DataType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ")");
      }
    }

    @Override
    public String toString() {
      return "DECIMAL(" + precision + "," + scale + ")";
    }
  }

  /// One of a list of texts: the vector holds the label's index, in a byte up to 255 labels, in a
  /// short up to 65,535, else in an int; all without a sign.
  record Enumeration(List<String> labels) implements DataType {
    public Enumeration {
      labels = List.copyOf(labels);
    }

    @Override
    public String toString() {
      return labels.stream()
          .map(label -> "'" + label.replace("'", "''") + "'")
          .collect(Collectors.joining(", ", "ENUM(", ")"));
    }
  }

  /// Any number of elements, in a [ListVector].
  record ListOf(DataType element) implements DataType {
    @Override
    public String toString() {
      return element + "[]";
    }
  }

  /// Always the same number of elements, in an [ArrayVector].
  record ArrayOf(DataType element, int length) implements DataType {
    @Override
    public String toString() {
      return element + "[" + length + "]";
    }
  }

  /// Keys with values, in a [ListVector] of a [StructVector] with two fields.
  record MapOf(DataType key, DataType value) implements DataType {
    @Override
    public String toString() {
      return "MAP(" + key + ", " + value + ")";
    }
  }

  /// Named fields, in a [StructVector].
  record Struct(List<Column> fields) implements DataType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return named("STRUCT", fields);
    }
  }

  /// One of several members, in a [StructVector] whose first field is the member's index, a byte
  /// without a sign; the members follow.
  record Union(List<Column> members) implements DataType {
    public Union {
      members = List.copyOf(members);
    }

    @Override
    public String toString() {
      return named("UNION", members);
    }
  }

  private static String named(String kind, List<Column> columns) {
    return columns.stream()
        .map(column -> "\"" + column.name().replace("\"", "\"\"") + "\" " + column.type())
        .collect(Collectors.joining(", ", kind + "(", ")"));
  }
}
