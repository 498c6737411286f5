package io.kartero.server.job.result;

import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A schema as bytes: a kind for each type, then what the kind needs. Scalars go by their names, so
/// that a new one does not change what the old ones mean.
final class SchemaBytes {
  private static final byte SCALAR = 1;
  private static final byte DECIMAL = 2;
  private static final byte ENUMERATION = 3;
  private static final byte LIST = 4;
  private static final byte ARRAY = 5;
  private static final byte MAP = 6;
  private static final byte STRUCT = 7;
  private static final byte UNION = 8;

  private SchemaBytes() {}

  static void write(Schema schema, Bytes out) {
    writeColumns(schema.columns(), out);
  }

  static Schema read(ByteBuffer in) {
    return new Schema(readColumns(in));
  }

  private static void writeColumns(List<Column> columns, Bytes out) {
    out.putInt(columns.size());
    for (Column column : columns) {
      writeText(column.name(), out);
      writeType(column.type(), out);
    }
  }

  private static void writeType(DataType type, Bytes out) {
    switch (type) {
      case Scalar scalar -> {
        out.putByte(SCALAR);
        writeText(scalar.name(), out);
      }
      case DataType.Decimal(int precision, int scale) -> {
        out.putByte(DECIMAL);
        out.putInt(precision);
        out.putInt(scale);
      }
      case DataType.Enumeration(List<String> labels) -> {
        out.putByte(ENUMERATION);
        out.putInt(labels.size());
        labels.forEach(label -> writeText(label, out));
      }
      case DataType.ListOf(DataType element) -> {
        out.putByte(LIST);
        writeType(element, out);
      }
      case DataType.ArrayOf(DataType element, int length) -> {
        out.putByte(ARRAY);
        out.putInt(length);
        writeType(element, out);
      }
      case DataType.MapOf(DataType key, DataType value) -> {
        out.putByte(MAP);
        writeType(key, out);
        writeType(value, out);
      }
      case DataType.Struct(List<Column> fields) -> {
        out.putByte(STRUCT);
        writeColumns(fields, out);
      }
      case DataType.Union(List<Column> members) -> {
        out.putByte(UNION);
        writeColumns(members, out);
      }
    }
  }

  private static void writeText(String text, Bytes out) {
    out.putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Column> readColumns(ByteBuffer in) {
    int size = in.getInt();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = readText(in);
      columns.add(new Column(name, readType(in)));
    }
    return columns;
  }

  private static DataType readType(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case SCALAR -> Scalar.valueOf(readText(in));
      case DECIMAL -> {
        int precision = in.getInt();
        yield new DataType.Decimal(precision, in.getInt());
      }
      case ENUMERATION -> {
        List<String> labels = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
          labels.add(readText(in));
        }
        yield new DataType.Enumeration(labels);
      }
      case LIST -> new DataType.ListOf(readType(in));
      case ARRAY -> {
        int length = in.getInt();
        yield new DataType.ArrayOf(readType(in), length);
      }
      case MAP -> {
        DataType key = readType(in);
        yield new DataType.MapOf(key, readType(in));
      }
      case STRUCT -> new DataType.Struct(readColumns(in));
      case UNION -> new DataType.Union(readColumns(in));
      default -> throw new IllegalStateException("no type has the kind " + kind);
    };
  }

  private static String readText(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
