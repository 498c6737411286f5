package io.kartero.export.encode;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Nested values as compact JSON (RFC 8259).
///
/// Numbers and booleans are themselves, JSON is embedded, everything else is a string holding its
/// plain text; NaN and the infinities, which JSON does not have, are strings too. A map's keys are
/// the plain texts of its keys.
final class JsonText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final PlainText plain;
  private final Block scratch = new Block(64);

  JsonText(PlainText plain) {
    this.plain = plain;
  }

  void append(DataType type, Vector vector, int row, Block out) {
    if (PlainText.isNull(type, vector, row)) {
      PlainText.appendText("null", out);
      return;
    }
    switch (type) {
      case DataType.ListOf list -> {
        ListVector lists = (ListVector) vector;
        int start = lists.startAt(row);
        appendArray(list.element(), lists.elements(), start, lists.lengthAt(row), out);
      }
      case DataType.ArrayOf array -> {
        Vector elements = ((ArrayVector) vector).elements();
        appendArray(array.element(), elements, row * array.length(), array.length(), out);
      }
      case DataType.MapOf map -> appendMap(map, (ListVector) vector, row, out);
      case DataType.Struct struct -> appendObject(struct.fields(), (StructVector) vector, row, out);
      case DataType.Union union -> {
        StructVector members = (StructVector) vector;
        int member = PlainText.member(members, row);
        append(union.members().get(member).type(), members.fields().get(member + 1), row, out);
      }
      case Scalar scalar -> appendScalar(scalar, vector, row, out);
      case DataType.Decimal _ -> plain.append(type, vector, row, out);
      case DataType.Enumeration _ -> appendString(type, vector, row, out);
    }
  }

  private void appendArray(DataType type, Vector elements, int start, int length, Block out) {
    out.append((byte) '[');
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        out.append((byte) ',');
      }
      append(type, elements, start + i, out);
    }
    out.append((byte) ']');
  }

  private void appendMap(DataType.MapOf type, ListVector maps, int row, Block out) {
    StructVector entries = (StructVector) maps.elements();
    int start = maps.startAt(row);
    out.append((byte) '{');
    for (int i = start; i < start + maps.lengthAt(row); i++) {
      if (i > start) {
        out.append((byte) ',');
      }
      appendString(type.key(), entries.fields().get(0), i, out);
      out.append((byte) ':');
      append(type.value(), entries.fields().get(1), i, out);
    }
    out.append((byte) '}');
  }

  private void appendObject(List<Column> fields, StructVector vector, int row, Block out) {
    out.append((byte) '{');
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.append((byte) ',');
      }
      byte[] name = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
      appendString(name, name.length, out);
      out.append((byte) ':');
      append(fields.get(i).type(), vector.fields().get(i), row, out);
    }
    out.append((byte) '}');
  }

  private void appendScalar(Scalar type, Vector vector, int row, Block out) {
    boolean bare =
        switch (type) {
          case NULL, BOOLEAN, JSON -> true;
          case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> true;
          case UTINYINT, USMALLINT, UINTEGER, UBIGINT, UHUGEINT -> true;
          case FLOAT -> Float.isFinite(((FixedVector) vector).floatAt(row));
          case DOUBLE -> Double.isFinite(((FixedVector) vector).doubleAt(row));
          case VARCHAR, BLOB, BIT, UUID, DATE, TIME, TIME_NS, TIME_TZ, INTERVAL -> false;
          case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ -> false;
        };
    if (bare) {
      plain.append(type, vector, row, out);
    } else {
      appendString(type, vector, row, out);
    }
  }

  private void appendString(DataType type, Vector vector, int row, Block out) {
    // A nested key is JSON itself: its text must not lie in the scratch that its own parts use.
    Block text = type instanceof Scalar ? scratch : new Block(64);
    text.clear();
    plain.append(type, vector, row, text);
    appendString(text.array, text.size, out);
  }

  private static void appendString(byte[] text, int length, Block out) {
    out.reserve(length * 6L + 2);
    byte[] target = out.array;
    int end = out.size;
    target[end++] = '"';
    for (int i = 0; i < length; i++) {
      byte value = text[i];
      if (value == '"' || value == '\\') {
        target[end++] = '\\';
        target[end++] = value;
      } else if (value >= 0 && value < ' ') {
        end = putControl(value, target, end);
      } else {
        target[end++] = value;
      }
    }
    target[end++] = '"';
    out.size = end;
  }

  private static int putControl(byte value, byte[] target, int at) {
    int end = at;
    target[end++] = '\\';
    switch (value) {
      case '\n' -> target[end++] = 'n';
      case '\r' -> target[end++] = 'r';
      case '\t' -> target[end++] = 't';
      case '\b' -> target[end++] = 'b';
      case '\f' -> target[end++] = 'f';
      default -> {
        end = Digits.putAscii(target, end, "u00");
        target[end++] = HEX[value >> 4];
        target[end++] = HEX[value & 15];
      }
    }
    return end;
  }
}
