package io.kartero.export.encode;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The text of one value of any type, without quotes. An instance belongs to one thread.
///
/// Texts are as they are, binary is base64, and lists, maps and structures are compact JSON (see
/// [JsonText]).
final class PlainText {
  private static final int ENOUGH = 128;

  private final Timestamps timestamps;
  private final Doubles doubles = new Doubles();
  private final JsonText json = new JsonText(this);

  PlainText(Timestamps timestamps) {
    this.timestamps = timestamps;
  }

  /// Appends the value of a row that is not NULL.
  void append(DataType type, Vector vector, int row, Block out) {
    switch (type) {
      case DataType.Scalar scalar -> append(scalar, vector, row, out);
      case DataType.Decimal decimal -> append(decimal, (FixedVector) vector, row, out);
      case DataType.Enumeration labels ->
          appendText(labels.labels().get(index(labels, (FixedVector) vector, row)), out);
      case DataType.Union union -> appendMember(union, (StructVector) vector, row, out);
      case DataType.ListOf _, DataType.ArrayOf _, DataType.MapOf _, DataType.Struct _ ->
          json.append(type, vector, row, out);
    }
  }

  private void append(DataType.Scalar type, Vector vector, int row, Block out) {
    switch (vector) {
      case FixedVector fixed -> {
        out.reserve(Math.max(ENOUGH, timestamps.longest()));
        out.size = put(type, fixed, row, out.array, out.size);
      }
      case TextVector text -> append(type, text, row, out);
      case ListVector _, ArrayVector _, StructVector _ -> throw mismatch(type, vector);
    }
  }

  private static IllegalStateException mismatch(DataType type, Vector vector) {
    return new IllegalStateException(type + " in a " + vector.getClass().getSimpleName());
  }

  private int put(DataType.Scalar type, FixedVector vector, int row, byte[] target, int at) {
    return switch (type) {
      case NULL -> at;
      case BOOLEAN -> Digits.putAscii(target, at, vector.byteAt(row) == 0 ? "false" : "true");
      case TINYINT -> Digits.put(target, at, vector.byteAt(row));
      case SMALLINT -> Digits.put(target, at, vector.shortAt(row));
      case INTEGER -> Digits.put(target, at, vector.intAt(row));
      case BIGINT -> Digits.put(target, at, vector.longAt(row));
      case HUGEINT -> Decimals.put(target, at, vector.lowAt(row), vector.highAt(row), 0);
      case UTINYINT -> Digits.put(target, at, vector.byteAt(row) & 0xFF);
      case USMALLINT -> Digits.put(target, at, vector.shortAt(row) & 0xFFFF);
      case UINTEGER -> Digits.put(target, at, vector.intAt(row) & 0xFFFFFFFFL);
      case UBIGINT -> Digits.putUnsigned(target, at, vector.longAt(row));
      case UHUGEINT -> {
        BigInteger value = Decimals.unsigned(vector.lowAt(row), vector.highAt(row));
        yield Digits.putAscii(target, at, value.toString());
      }
      case FLOAT -> doubles.put(target, at, vector.floatAt(row));
      case DOUBLE -> doubles.put(target, at, vector.doubleAt(row));
      case UUID -> {
        UUID value = new UUID(vector.highAt(row) ^ Long.MIN_VALUE, vector.lowAt(row));
        yield Digits.putAscii(target, at, value.toString());
      }
      case DATE -> Dates.put(target, at, vector.intAt(row));
      case TIME -> Times.put(target, at, vector.longAt(row) * 1_000);
      case TIME_NS -> Times.put(target, at, vector.longAt(row));
      case TIME_TZ -> Times.putZoned(target, at, vector.longAt(row));
      case INTERVAL ->
          Intervals.put(target, at, vector.monthsAt(row), vector.daysAt(row), vector.highAt(row));
      case TIMESTAMP_S -> timestamps.put(target, at, vector.longAt(row), Timestamps.Kind.SECONDS);
      case TIMESTAMP_MS ->
          timestamps.put(target, at, vector.longAt(row), Timestamps.Kind.MILLISECONDS);
      case TIMESTAMP ->
          timestamps.put(target, at, vector.longAt(row), Timestamps.Kind.MICROSECONDS);
      case TIMESTAMP_NS ->
          timestamps.put(target, at, vector.longAt(row), Timestamps.Kind.NANOSECONDS);
      case TIMESTAMP_TZ -> timestamps.put(target, at, vector.longAt(row), Timestamps.Kind.INSTANT);
      case VARCHAR, JSON, BLOB, BIT -> throw mismatch(type, vector);
    };
  }

  private static void append(DataType.Scalar type, TextVector vector, int row, Block out) {
    switch (type) {
      case BLOB -> out.append(Base64.getEncoder().encode(vector.bytesAt(row)));
      case BIT -> appendBits(vector.bytesAt(row), out);
      default -> {
        out.reserve(vector.lengthAt(row));
        out.size += vector.copy(row, out.array, out.size);
      }
    }
  }

  private static void appendBits(byte[] value, Block out) {
    int padding = value[0];
    long bits = (value.length - 1L) * Byte.SIZE;
    out.reserve(bits);
    for (int i = padding; i < bits; i++) {
      int bit = (value[1 + i / Byte.SIZE] >> (7 - i % Byte.SIZE)) & 1;
      out.array[out.size++] = (byte) ('0' + bit);
    }
  }

  private static void append(DataType.Decimal type, FixedVector vector, int row, Block out) {
    FixedColumn.Width width = DecimalColumn.width(type);
    long low = width.read(vector, row);
    long high = width == FixedColumn.Width.WIDE ? vector.highAt(row) : low >> 63;
    out.reserve(ENOUGH);
    out.size = Decimals.put(out.array, out.size, low, high, type.scale());
  }

  static int index(DataType.Enumeration type, FixedVector vector, int row) {
    int labels = type.labels().size();
    return labels <= 0xFF
        ? vector.byteAt(row) & 0xFF
        : labels <= 0xFFFF ? vector.shortAt(row) & 0xFFFF : vector.intAt(row);
  }

  private void appendMember(DataType.Union type, StructVector vector, int row, Block out) {
    int member = member(vector, row);
    append(type.members().get(member).type(), vector.fields().get(member + 1), row, out);
  }

  /// Whether the row is NULL. A union whose member is NULL is.
  static boolean isNull(DataType type, Vector vector, int row) {
    if (type == DataType.Scalar.NULL || vector.isNull(row)) {
      return true;
    }
    if (type instanceof DataType.Union(List<Column> members)) {
      StructVector union = (StructVector) vector;
      int member = member(union, row);
      return isNull(members.get(member).type(), union.fields().get(member + 1), row);
    }
    return false;
  }

  /// The index of the member that the row of a union has.
  static int member(StructVector union, int row) {
    return ((FixedVector) union.fields().getFirst()).byteAt(row) & 0xFF;
  }

  static void appendText(String text, Block out) {
    out.append(text.getBytes(StandardCharsets.UTF_8));
  }
}
