package io.kartero.query.duckdb;

import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Copies a vector into a `duckdb_vector`. The layouts are the same, so that bytes are copied and
/// nothing else; long texts stay where they are until DuckDB has taken the chunk over.
final class VectorCopy {
  private VectorCopy() {}

  static void copy(Vector vector, DataType type, int rows, long target) {
    switch (vector) {
      case FixedVector fixed -> {
        copy(fixed.validity(), rows, target);
        copy(fixed.data(), (long) rows * width(type), Native.VECTOR_DATA.call(target));
      }
      case TextVector text -> {
        copy(text.validity(), rows, target);
        copy(text.data(), (long) rows * TextVector.WIDTH, Native.VECTOR_DATA.call(target));
      }
      case ListVector list -> {
        copy(list.validity(), rows, target);
        copy(list.entries(), rows * 16L, Native.VECTOR_DATA.call(target));
        int elements = elements(list, rows);
        Native.RESERVE_LIST.call(target, elements);
        Native.SET_LIST_SIZE.call(target, elements);
        copy(list.elements(), elementType(type), elements, Native.LIST_CHILD.call(target));
      }
      case StructVector struct -> {
        copy(struct.validity(), rows, target);
        List<Column> fields = ((DataType.Struct) type).fields();
        for (int i = 0; i < fields.size(); i++) {
          long child = Native.STRUCT_CHILD.call(target, i);
          copy(struct.fields().get(i), fields.get(i).type(), rows, child);
        }
      }
      default -> throw new IllegalArgumentException(vector.getClass().getName());
    }
  }

  private static void copy(Validity validity, int rows, long target) {
    MemorySegment bits = validity.bits();
    if (bits != null && rows > 0) {
      Native.ENSURE_VALIDITY.call(target);
      copy(bits, Validity.byteSize(rows), Native.VECTOR_VALIDITY.call(target));
    }
  }

  private static void copy(MemorySegment source, long size, long address) {
    MemorySegment target = MemorySegment.ofAddress(address).reinterpret(size);
    MemorySegment.copy(source, 0, target, 0, size);
  }

  private static int elements(ListVector list, int rows) {
    return rows == 0 ? 0 : list.startAt(rows - 1) + list.lengthAt(rows - 1);
  }

  private static DataType elementType(DataType type) {
    return switch (type) {
      case DataType.ListOf list -> list.element();
      case DataType.MapOf map ->
          new DataType.Struct(
              List.of(new Column("key", map.key()), new Column("value", map.value())));
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static int width(DataType type) {
    return switch (type) {
      case DataType.Scalar.BOOLEAN -> 1;
      case DataType.Scalar.INTEGER, DataType.Scalar.FLOAT -> 4;
      case DataType.Scalar.BIGINT, DataType.Scalar.DOUBLE -> 8;
      default -> throw new IllegalArgumentException(type.toString());
    };
  }
}
