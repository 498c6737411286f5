package io.kartero.query.duckdb;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.Schema;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Lays vectors over the memory of a `duckdb_data_chunk`, without copying. The vectors of a fetched
/// chunk are flat at every depth: DuckDB copied them into it.
///
/// No arena watches over that memory: to close a shared one stops every thread for a moment, and a
/// query closes thousands of chunks. [io.kartero.rows.Batch] keeps what belongs together.
final class NativeVectors {
  private NativeVectors() {}

  static List<Vector> columns(long chunk, Schema schema, int rows) {
    List<Vector> vectors = new ArrayList<>(schema.size());
    for (int i = 0; i < schema.size(); i++) {
      vectors.add(vector(Native.CHUNK_VECTOR.call(chunk, i), schema.column(i).type(), rows));
    }
    return vectors;
  }

  private static Vector vector(long vector, DataType type, int rows) {
    return switch (type) {
      case DataType.Scalar scalar -> scalar(vector, scalar, rows);
      case DataType.Decimal decimal -> fixed(vector, rows, width(decimal));
      case DataType.Enumeration labels -> fixed(vector, rows, width(labels));
      case DataType.ListOf list -> list(vector, list.element(), rows);
      case DataType.MapOf map ->
          list(
              vector,
              new DataType.Struct(
                  List.of(new Column("key", map.key()), new Column("value", map.value()))),
              rows);
      case DataType.ArrayOf array ->
          new ArrayVector(
              validity(vector, rows),
              array.length(),
              vector(Native.ARRAY_CHILD.call(vector), array.element(), rows * array.length()));
      case DataType.Struct struct -> struct(vector, struct.fields(), rows);
      case DataType.Union union -> union(vector, union, rows);
    };
  }

  private static Vector scalar(long vector, DataType.Scalar type, int rows) {
    return switch (type) {
      case NULL -> new FixedVector(nothing(rows), Arena.ofAuto().allocate(rows));
      case BOOLEAN, TINYINT, UTINYINT -> fixed(vector, rows, 1);
      case SMALLINT, USMALLINT -> fixed(vector, rows, 2);
      case INTEGER, UINTEGER, FLOAT, DATE -> fixed(vector, rows, 4);
      case BIGINT, UBIGINT, DOUBLE, TIME, TIME_NS, TIME_TZ -> fixed(vector, rows, 8);
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ ->
          fixed(vector, rows, 8);
      case HUGEINT, UHUGEINT, UUID, INTERVAL -> fixed(vector, rows, 16);
      case VARCHAR, JSON, BLOB, BIT ->
          new TextVector(validity(vector, rows), data(vector, (long) rows * TextVector.WIDTH));
    };
  }

  private static FixedVector fixed(long vector, int rows, int width) {
    return new FixedVector(validity(vector, rows), data(vector, (long) rows * width));
  }

  private static ListVector list(long vector, DataType element, int rows) {
    int elements = Math.toIntExact(Native.LIST_SIZE.call(vector));
    return new ListVector(
        validity(vector, rows),
        data(vector, rows * 16L),
        vector(Native.LIST_CHILD.call(vector), element, elements));
  }

  private static StructVector struct(long vector, List<Column> fields, int rows) {
    List<Vector> vectors = new ArrayList<>(fields.size());
    for (Column field : fields) {
      long child = Native.STRUCT_CHILD.call(vector, vectors.size());
      vectors.add(vector(child, field.type(), rows));
    }
    return new StructVector(validity(vector, rows), vectors);
  }

  private static StructVector union(long vector, DataType.Union type, int rows) {
    List<Column> fields = new ArrayList<>();
    fields.add(new Column("", DataType.Scalar.UTINYINT));
    fields.addAll(type.members());
    return struct(vector, fields, rows);
  }

  private static MemorySegment data(long vector, long size) {
    return at(Native.VECTOR_DATA.call(vector), size);
  }

  private static Validity validity(long vector, int rows) {
    long bits = Native.VECTOR_VALIDITY.call(vector);
    return bits == 0 ? Validity.ALL : new Validity(at(bits, Validity.byteSize(rows)));
  }

  private static MemorySegment at(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(address == 0 ? 0 : size);
  }

  private static Validity nothing(int rows) {
    return new Validity(Arena.ofAuto().allocate(Validity.byteSize(rows), 8));
  }

  private static int width(DataType.Decimal type) {
    int digits = type.precision();
    return digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16;
  }

  private static int width(DataType.Enumeration type) {
    int labels = type.labels().size();
    return labels <= 0xFF ? 1 : labels <= 0xFFFF ? 2 : 4;
  }
}
