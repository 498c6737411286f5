package io.kartero.server.job.result;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.ValueText;
import io.kartero.rows.ArrayVector;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.msgpack.core.MessagePacker;

/// Values as MessagePack: numbers, truth values, texts, arrays and maps are themselves, what it has
/// no type for (decimals, dates, integers beyond 64 bits) is the text that a file would have.
final class MsgpackValues {
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final ValueText text = new ValueText();
  private final Block scratch = new Block(64);

  void write(DataType type, Vector vector, int row, MessagePacker out) throws IOException {
    if (ValueText.isNull(type, vector, row)) {
      out.packNil();
      return;
    }
    switch (type) {
      case Scalar scalar when vector instanceof TextVector texts ->
          writeText(scalar, texts, row, out);
      case Scalar scalar -> writeScalar(scalar, (FixedVector) vector, row, out);
      case DataType.Decimal _, DataType.Enumeration _ -> writePlain(type, vector, row, out);
      case DataType.ListOf(DataType element) -> {
        ListVector lists = (ListVector) vector;
        writeArray(element, lists.elements(), lists.startAt(row), lists.lengthAt(row), out);
      }
      case DataType.ArrayOf(DataType element, int length) ->
          writeArray(element, ((ArrayVector) vector).elements(), row * length, length, out);
      case DataType.MapOf map -> writeMap(map, (ListVector) vector, row, out);
      case DataType.Struct(List<Column> fields) ->
          writeStruct(fields, (StructVector) vector, row, out);
      case DataType.Union(List<Column> members) -> {
        StructVector union = (StructVector) vector;
        int member = ValueText.member(union, row);
        write(members.get(member).type(), union.fields().get(member + 1), row, out);
      }
    }
  }

  private void writeScalar(Scalar type, FixedVector vector, int row, MessagePacker out)
      throws IOException {
    switch (type) {
      case BOOLEAN -> out.packBoolean(vector.byteAt(row) != 0);
      case TINYINT -> out.packLong(vector.byteAt(row));
      case SMALLINT -> out.packLong(vector.shortAt(row));
      case INTEGER -> out.packLong(vector.intAt(row));
      case BIGINT -> out.packLong(vector.longAt(row));
      case UTINYINT -> out.packLong(vector.byteAt(row) & 0xFF);
      case USMALLINT -> out.packLong(vector.shortAt(row) & 0xFFFF);
      case UINTEGER -> out.packLong(vector.intAt(row) & 0xFFFF_FFFFL);
      case FLOAT -> out.packFloat(vector.floatAt(row));
      case DOUBLE -> out.packDouble(vector.doubleAt(row));
      case UBIGINT, HUGEINT, UHUGEINT -> writeInteger(type, vector, row, out);
      default -> writePlain(type, vector, row, out);
    }
  }

  private void writeInteger(Scalar type, FixedVector vector, int row, MessagePacker out)
      throws IOException {
    BigInteger value = new BigInteger(plain(type, vector, row));
    if (value.bitLength() < Long.SIZE || value.signum() > 0 && value.compareTo(LARGEST) <= 0) {
      out.packBigInteger(value);
    } else {
      writePlain(type, vector, row, out);
    }
  }

  private void writeText(Scalar type, TextVector texts, int row, MessagePacker out)
      throws IOException {
    byte[] bytes = texts.bytesAt(row);
    switch (type) {
      case BLOB -> {
        out.packBinaryHeader(bytes.length);
        out.writePayload(bytes);
      }
      case BIT -> writePlain(type, texts, row, out);
      default -> {
        out.packRawStringHeader(bytes.length);
        out.writePayload(bytes);
      }
    }
  }

  private void writeArray(DataType type, Vector elements, int start, int size, MessagePacker out)
      throws IOException {
    out.packArrayHeader(size);
    for (int i = start; i < start + size; i++) {
      write(type, elements, i, out);
    }
  }

  private void writeMap(DataType.MapOf type, ListVector maps, int row, MessagePacker out)
      throws IOException {
    StructVector entries = (StructVector) maps.elements();
    out.packMapHeader(maps.lengthAt(row));
    for (int i = maps.startAt(row); i < maps.startAt(row) + maps.lengthAt(row); i++) {
      write(type.key(), entries.fields().get(0), i, out);
      write(type.value(), entries.fields().get(1), i, out);
    }
  }

  private void writeStruct(List<Column> fields, StructVector vector, int row, MessagePacker out)
      throws IOException {
    out.packMapHeader(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      out.packString(fields.get(i).name());
      write(fields.get(i).type(), vector.fields().get(i), row, out);
    }
  }

  private void writePlain(DataType type, Vector vector, int row, MessagePacker out)
      throws IOException {
    scratch.clear();
    text.appendPlain(type, vector, row, scratch);
    out.packRawStringHeader(scratch.size());
    out.writePayload(scratch.array(), 0, scratch.size());
  }

  private String plain(DataType type, Vector vector, int row) {
    scratch.clear();
    text.appendPlain(type, vector, row, scratch);
    return new String(scratch.array(), 0, scratch.size(), StandardCharsets.UTF_8);
  }
}
