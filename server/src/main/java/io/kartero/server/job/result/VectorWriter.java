package io.kartero.server.job.result;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Puts the values of a vector into a frame. [VectorReader] is its mirror.
final class VectorWriter {
  private final Bytes out;

  VectorWriter(Bytes out) {
    this.out = out;
  }

  void write(DataType type, Vector vector, Selection rows) {
    writeValidity(vector, rows);
    switch (type) {
      case Scalar scalar when vector instanceof TextVector texts -> writeTexts(texts, rows);
      case Scalar scalar -> writeFixed((FixedVector) vector, rows, Widths.of(scalar));
      case DataType.Decimal decimal -> writeFixed((FixedVector) vector, rows, Widths.of(decimal));
      case DataType.Enumeration labels -> writeFixed((FixedVector) vector, rows, Widths.of(labels));
      case DataType.ListOf(DataType element) -> writeLists(element, (ListVector) vector, rows);
      case DataType.MapOf(DataType key, DataType value) ->
          writeLists(entry(key, value), (ListVector) vector, rows);
      case DataType.ArrayOf array -> writeArrays(array, (ArrayVector) vector, rows);
      case DataType.Struct(List<Column> fields) -> writeFields(fields, (StructVector) vector, rows);
      case DataType.Union(List<Column> members) ->
          writeMembers(members, (StructVector) vector, rows);
    }
  }

  static DataType.Struct entry(DataType key, DataType value) {
    return new DataType.Struct(List.of(new Column("key", key), new Column("value", value)));
  }

  private static boolean isNull(Vector vector, int row) {
    return row == Selection.NONE || vector.isNull(row);
  }

  private void writeValidity(Vector vector, Selection rows) {
    boolean anyNull = false;
    for (int i = 0; i < rows.size() && !anyNull; i++) {
      anyNull = isNull(vector, rows.row(i));
    }
    out.align();
    out.putLong(anyNull ? 1 : 0);
    if (!anyNull) {
      return;
    }
    long at = out.reserve(Validity.byteSize(rows.size()));
    for (int word = 0; word < (rows.size() + 63) / 64; word++) {
      long bits = 0;
      for (int i = word * 64; i < Math.min(rows.size(), word * 64 + 64); i++) {
        bits |= (isNull(vector, rows.row(i)) ? 0L : 1L) << i;
      }
      out.memory().set(ValueLayout.JAVA_LONG_UNALIGNED, at + word * 8L, bits);
    }
  }

  private void writeFixed(FixedVector vector, Selection rows, int width) {
    long at = out.reserve((long) rows.size() * width);
    MemorySegment target = out.memory();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      if (isNull(vector, row)) {
        target.asSlice(at, width).fill((byte) 0);
      } else {
        copy(vector, row, target, at, width);
      }
      at += width;
    }
  }

  private static void copy(FixedVector from, int row, MemorySegment target, long at, int width) {
    switch (width) {
      case 1 -> target.set(ValueLayout.JAVA_BYTE, at, from.byteAt(row));
      case 2 -> target.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, from.shortAt(row));
      case 4 -> target.set(ValueLayout.JAVA_INT_UNALIGNED, at, from.intAt(row));
      case 8 -> target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, from.longAt(row));
      default -> {
        target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, from.lowAt(row));
        target.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8, from.highAt(row));
      }
    }
  }

  /// All lengths, then all bytes.
  private void writeTexts(TextVector texts, Selection rows) {
    long total = 0;
    long lengths = out.reserve(rows.size() * 4L);
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      int length = isNull(texts, row) ? 0 : texts.lengthAt(row);
      out.memory().set(ValueLayout.JAVA_INT_UNALIGNED, lengths + i * 4L, length);
      total += length;
    }
    out.putLong(total);
    long at = out.reserve(total);
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      if (!isNull(texts, row)) {
        int length = texts.lengthAt(row);
        MemorySegment.copy(TextVector.MEMORY, texts.addressAt(row), out.memory(), at, length);
        at += length;
      }
    }
  }

  private void writeLists(DataType element, ListVector lists, Selection rows) {
    long lengths = out.reserve(rows.size() * 4L);
    Selection elements = new Selection(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      int length = isNull(lists, row) ? 0 : lists.lengthAt(row);
      out.memory().set(ValueLayout.JAVA_INT_UNALIGNED, lengths + i * 4L, length);
      for (int j = 0; j < length; j++) {
        elements.add(lists.startAt(row) + j);
      }
    }
    out.putInt(elements.size());
    write(element, lists.elements(), elements);
  }

  private void writeArrays(DataType.ArrayOf type, ArrayVector arrays, Selection rows) {
    Selection elements = new Selection(rows.size() * type.length());
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      for (int j = 0; j < type.length(); j++) {
        elements.add(isNull(arrays, row) ? Selection.NONE : row * type.length() + j);
      }
    }
    write(type.element(), arrays.elements(), elements);
  }

  private void writeFields(List<Column> fields, StructVector structs, Selection rows) {
    Selection present = new Selection(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      present.add(isNull(structs, rows.row(i)) ? Selection.NONE : rows.row(i));
    }
    for (int i = 0; i < fields.size(); i++) {
      write(fields.get(i).type(), structs.fields().get(i), present);
    }
  }

  private void writeMembers(List<Column> members, StructVector unions, Selection rows) {
    FixedVector tags = (FixedVector) unions.fields().getFirst();
    Selection present = new Selection(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      present.add(isNull(unions, rows.row(i)) ? Selection.NONE : rows.row(i));
    }
    write(Scalar.UTINYINT, tags, present);
    for (int member = 0; member < members.size(); member++) {
      Selection held = new Selection(rows.size());
      for (int i = 0; i < present.size(); i++) {
        int row = present.row(i);
        boolean holds = row != Selection.NONE && (tags.byteAt(row) & 0xFF) == member;
        held.add(holds ? row : Selection.NONE);
      }
      write(members.get(member).type(), unions.fields().get(member + 1), held);
    }
  }
}
