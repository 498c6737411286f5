package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Reads a `duckdb_logical_type`; the numbers are those of `duckdb_type`.
final class NativeTypes {
  private NativeTypes() {}

  /// Reads the type and destroys it.
  ///
  /// @throws UnsupportedType when nothing here can hold its values
  private static DataType take(long type) {
    try {
      return read(type);
    } finally {
      Native.destroy(Native.DESTROY_TYPE, type);
    }
  }

  private static DataType read(long type) {
    int id = Native.TYPE_ID.callInt(type);
    return switch (id) {
      case 1 -> Scalar.BOOLEAN;
      case 2 -> Scalar.TINYINT;
      case 3 -> Scalar.SMALLINT;
      case 4 -> Scalar.INTEGER;
      case 5 -> Scalar.BIGINT;
      case 6 -> Scalar.UTINYINT;
      case 7 -> Scalar.USMALLINT;
      case 8 -> Scalar.UINTEGER;
      case 9 -> Scalar.UBIGINT;
      case 10 -> Scalar.FLOAT;
      case 11 -> Scalar.DOUBLE;
      case 12 -> Scalar.TIMESTAMP;
      case 13 -> Scalar.DATE;
      case 14 -> Scalar.TIME;
      case 15 -> Scalar.INTERVAL;
      case 16 -> Scalar.HUGEINT;
      case 17 -> text(type);
      case 18 -> Scalar.BLOB;
      case 19 -> decimal(type);
      case 20 -> Scalar.TIMESTAMP_S;
      case 21 -> Scalar.TIMESTAMP_MS;
      case 22 -> Scalar.TIMESTAMP_NS;
      case 23 -> enumeration(type);
      case 24 -> new DataType.ListOf(take(Native.LIST_ELEMENT.call(type)));
      case 25 -> new DataType.Struct(fields(type));
      case 26 ->
          new DataType.MapOf(take(Native.MAP_KEY.call(type)), take(Native.MAP_VALUE.call(type)));
      case 27 -> Scalar.UUID;
      case 28 -> new DataType.Union(members(type));
      case 29 -> Scalar.BIT;
      case 30 -> Scalar.TIME_TZ;
      case 31 -> Scalar.TIMESTAMP_TZ;
      case 32 -> Scalar.UHUGEINT;
      case 33 ->
          new DataType.ArrayOf(
              take(Native.ARRAY_ELEMENT.call(type)), (int) Native.ARRAY_LENGTH.call(type));
      case 36 -> Scalar.NULL;
      case 39 -> Scalar.TIME_NS;
      default -> throw new UnsupportedType(id);
    };
  }

  /// Makes a `duckdb_logical_type` that the caller must destroy.
  static long create(DataType type) {
    return switch (type) {
      case Scalar scalar -> Native.CREATE_TYPE.call(id(scalar));
      case DataType.ListOf list -> {
        long element = create(list.element());
        long made = Native.CREATE_LIST_TYPE.call(element);
        Native.destroy(Native.DESTROY_TYPE, element);
        yield made;
      }
      case DataType.MapOf map -> {
        long key = create(map.key());
        long value = create(map.value());
        long made = Native.CREATE_MAP_TYPE.call(key, value);
        Native.destroy(Native.DESTROY_TYPE, key);
        Native.destroy(Native.DESTROY_TYPE, value);
        yield made;
      }
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static int id(Scalar type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INTEGER -> 4;
      case BIGINT -> 5;
      case FLOAT -> 10;
      case DOUBLE -> 11;
      case VARCHAR -> 17;
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static DataType text(long type) {
    return Native.ownText(Native.TYPE_ALIAS.call(type)).equals("JSON")
        ? Scalar.JSON
        : Scalar.VARCHAR;
  }

  private static DataType decimal(long type) {
    return new DataType.Decimal(
        Native.DECIMAL_WIDTH.callByte(type), Native.DECIMAL_SCALE.callByte(type));
  }

  private static DataType enumeration(long type) {
    int size = Native.ENUM_SIZE.callInt(type);
    List<String> labels = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      labels.add(Native.ownText(Native.ENUM_LABEL.call(type, i)));
    }
    return new DataType.Enumeration(labels);
  }

  private static List<Column> fields(long type) {
    return columns(
        Native.STRUCT_SIZE.call(type),
        i -> Native.STRUCT_NAME.call(type, i),
        i -> Native.STRUCT_TYPE.call(type, i));
  }

  private static List<Column> members(long type) {
    return columns(
        Native.UNION_SIZE.call(type),
        i -> Native.UNION_NAME.call(type, i),
        i -> Native.UNION_TYPE.call(type, i));
  }

  private static List<Column> columns(long size, LongUnaryOperator name, LongUnaryOperator type) {
    List<Column> columns = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      columns.add(new Column(Native.ownText(name.applyAsLong(i)), take(type.applyAsLong(i))));
    }
    return columns;
  }

  /// A column with a type that it takes over.
  ///
  /// @throws QueryException when nothing can hold the type's values
  static Column column(String name, long type) {
    try {
      return new Column(name, take(type));
    } catch (UnsupportedType e) {
      throw new QueryException(
          QueryException.Code.BAD_STATEMENT,
          "the column \""
              + name
              + "\" has the type "
              + e.getMessage()
              + ", which cannot be read; cast it to VARCHAR in the SQL",
          -1,
          e);
    }
  }

  /// A type without a place in [DataType].
  private static final class UnsupportedType extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedType(int id) {
      super(
          switch (id) {
            case 35 -> "BIGNUM";
            case 40 -> "GEOMETRY";
            case 41 -> "VARIANT";
            case 42 -> "TIMESTAMPTZ_NS";
            default -> "number " + id;
          });
    }
  }
}
