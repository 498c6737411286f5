package io.kartero.query;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.Schema;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Batches as plain Java values: whole numbers as BigInteger, also those that count days or
/// microseconds; exact numbers as BigDecimal; bytes and bits as hexadecimal text; structures as
/// maps.
public final class Values {
  private Values() {}

  /// All rows that are left, and closes the result.
  public static List<List<@Nullable Object>> rows(Batches result) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (result) {
      Batch next = result.next();
      while (next != null) {
        rows.addAll(rows(result.schema(), next));
        next.close();
        next = result.next();
      }
    }
    return rows;
  }

  public static List<List<@Nullable Object>> rows(Schema schema, Batch batch) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < schema.size(); i++) {
        values.add(value(schema.column(i).type(), batch.column(i), row));
      }
      rows.add(values);
    }
    return rows;
  }

  private static @Nullable Object value(DataType type, Vector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (type) {
      case DataType.Scalar scalar -> value(scalar, vector, row);
      case DataType.Decimal decimal ->
          new BigDecimal(unscaled(decimal.precision(), (FixedVector) vector, row), decimal.scale());
      case DataType.Enumeration labels ->
          labels.labels().get(index(labels.labels().size(), (FixedVector) vector, row));
      case DataType.ListOf list -> list(list.element(), (ListVector) vector, row);
      case DataType.MapOf map -> map(map, (ListVector) vector, row);
      case DataType.ArrayOf array -> {
        ArrayVector arrays = (ArrayVector) vector;
        yield values(array.element(), arrays.elements(), row * array.length(), array.length());
      }
      case DataType.Struct struct -> struct(struct.fields(), (StructVector) vector, row);
      case DataType.Union union -> member(union, (StructVector) vector, row);
    };
  }

  private static Object value(DataType.Scalar type, Vector vector, int row) {
    return switch (type) {
      case NULL -> throw new AssertionError("a value of the type NULL");
      case BOOLEAN -> ((FixedVector) vector).byteAt(row) != 0;
      case TINYINT -> whole(((FixedVector) vector).byteAt(row));
      case SMALLINT -> whole(((FixedVector) vector).shortAt(row));
      case INTEGER, DATE -> whole(((FixedVector) vector).intAt(row));
      case BIGINT, TIME, TIME_NS, TIME_TZ -> whole(((FixedVector) vector).longAt(row));
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ ->
          whole(((FixedVector) vector).longAt(row));
      case UTINYINT -> whole(((FixedVector) vector).byteAt(row) & 0xFF);
      case USMALLINT -> whole(((FixedVector) vector).shortAt(row) & 0xFFFF);
      case UINTEGER -> whole(((FixedVector) vector).intAt(row) & 0xFFFFFFFFL);
      case UBIGINT -> new BigInteger(Long.toUnsignedString(((FixedVector) vector).longAt(row)));
      case HUGEINT -> wide((FixedVector) vector, row);
      case UHUGEINT -> wide((FixedVector) vector, row).mod(BigInteger.TWO.pow(128));
      case FLOAT -> ((FixedVector) vector).floatAt(row);
      case DOUBLE -> ((FixedVector) vector).doubleAt(row);
      case VARCHAR, JSON -> new String(((TextVector) vector).bytesAt(row), StandardCharsets.UTF_8);
      case BLOB, BIT -> HexFormat.of().formatHex(((TextVector) vector).bytesAt(row));
      case UUID -> uuid((FixedVector) vector, row);
      case INTERVAL -> {
        FixedVector intervals = (FixedVector) vector;
        yield intervals.monthsAt(row)
            + " months "
            + intervals.daysAt(row)
            + " days "
            + intervals.highAt(row)
            + " us";
      }
    };
  }

  private static String uuid(FixedVector vector, int row) {
    return new UUID(vector.highAt(row) ^ Long.MIN_VALUE, vector.lowAt(row)).toString();
  }

  private static BigInteger whole(long value) {
    return BigInteger.valueOf(value);
  }

  private static BigInteger wide(FixedVector vector, int row) {
    return whole(vector.highAt(row))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(vector.lowAt(row))));
  }

  private static BigInteger unscaled(int precision, FixedVector vector, int row) {
    return precision <= 4
        ? whole(vector.shortAt(row))
        : precision <= 9
            ? whole(vector.intAt(row))
            : precision <= 18 ? whole(vector.longAt(row)) : wide(vector, row);
  }

  private static int index(int labels, FixedVector vector, int row) {
    return labels <= 0xFF
        ? vector.byteAt(row) & 0xFF
        : labels <= 0xFFFF ? vector.shortAt(row) & 0xFFFF : vector.intAt(row);
  }

  private static List<@Nullable Object> list(DataType element, ListVector vector, int row) {
    return values(element, vector.elements(), vector.startAt(row), vector.lengthAt(row));
  }

  private static List<@Nullable Object> values(
      DataType element, Vector elements, int start, int length) {
    List<@Nullable Object> values = new ArrayList<>();
    IntStream.range(start, start + length).forEach(i -> values.add(value(element, elements, i)));
    return values;
  }

  private static Map<@Nullable Object, @Nullable Object> map(
      DataType.MapOf type, ListVector vector, int row) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    StructVector entries = (StructVector) vector.elements();
    for (int i = 0; i < vector.lengthAt(row); i++) {
      int entry = vector.startAt(row) + i;
      map.put(
          value(type.key(), entries.fields().get(0), entry),
          value(type.value(), entries.fields().get(1), entry));
    }
    return map;
  }

  private static Map<String, @Nullable Object> struct(
      List<Column> fields, StructVector vector, int row) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      struct.put(fields.get(i).name(), value(fields.get(i).type(), vector.fields().get(i), row));
    }
    return struct;
  }

  private static @Nullable Object member(DataType.Union type, StructVector vector, int row) {
    int tag = ((FixedVector) vector.fields().getFirst()).byteAt(row) & 0xFF;
    Column member = type.members().get(tag);
    return Collections.singletonMap(
        member.name(), value(member.type(), vector.fields().get(tag + 1), row));
  }
}
