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
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Makes vectors of a frame. Numbers lie in the frame already; addresses of texts and places of
/// lists are made anew.
final class VectorReader {
  private final MemorySegment frame;
  private final Arena arena;
  private long at;

  VectorReader(MemorySegment frame, Arena arena) {
    this.frame = frame;
    this.arena = arena;
  }

  Vector read(DataType type, int rows) {
    Validity validity = readValidity(rows);
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case VARCHAR, JSON, BLOB, BIT -> readTexts(validity, rows);
            default -> readFixed(validity, rows, Widths.of(scalar));
          };
      case DataType.Decimal decimal -> readFixed(validity, rows, Widths.of(decimal));
      case DataType.Enumeration labels -> readFixed(validity, rows, Widths.of(labels));
      case DataType.ListOf(DataType element) -> readLists(validity, element, rows);
      case DataType.MapOf(DataType key, DataType value) ->
          readLists(validity, VectorWriter.entry(key, value), rows);
      case DataType.ArrayOf array ->
          new ArrayVector(validity, array.length(), read(array.element(), rows * array.length()));
      case DataType.Struct(List<Column> fields) ->
          new StructVector(validity, readAll(fields, rows));
      case DataType.Union(List<Column> members) -> {
        List<Vector> all = new ArrayList<>();
        all.add(read(Scalar.UTINYINT, rows));
        all.addAll(readAll(members, rows));
        yield new StructVector(validity, all);
      }
    };
  }

  private List<Vector> readAll(List<Column> columns, int rows) {
    List<Vector> vectors = new ArrayList<>();
    for (Column column : columns) {
      vectors.add(read(column.type(), rows));
    }
    return vectors;
  }

  private Validity readValidity(int rows) {
    at = (at + 7) / 8 * 8;
    return nextLong() == 0 ? Validity.ALL : new Validity(next(Validity.byteSize(rows)));
  }

  private FixedVector readFixed(Validity validity, int rows, int width) {
    return new FixedVector(validity, next((long) rows * width));
  }

  private TextVector readTexts(Validity validity, int rows) {
    MemorySegment lengths = next(rows * 4L);
    MemorySegment bytes = next(nextLong());
    MemorySegment entries = arena.allocate((long) rows * TextVector.WIDTH, 8);
    long from = 0;
    for (int i = 0; i < rows; i++) {
      int length = lengths.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
      long entry = (long) i * TextVector.WIDTH;
      entries.set(ValueLayout.JAVA_INT_UNALIGNED, entry, length);
      int inside = length <= TextVector.INLINE ? length : 4;
      MemorySegment.copy(bytes, from, entries, entry + 4, inside);
      if (length > TextVector.INLINE) {
        entries.set(ValueLayout.JAVA_LONG_UNALIGNED, entry + 8, bytes.address() + from);
      }
      from += length;
    }
    return new TextVector(validity, entries);
  }

  private ListVector readLists(Validity validity, DataType element, int rows) {
    MemorySegment lengths = next(rows * 4L);
    MemorySegment entries = arena.allocate(Math.max(16L, rows * 16L), 8);
    long start = 0;
    for (int i = 0; i < rows; i++) {
      int length = lengths.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
      entries.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 16L, start);
      entries.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 16L + 8, length);
      start += length;
    }
    return new ListVector(validity, entries, read(element, nextInt()));
  }

  private MemorySegment next(long length) {
    MemorySegment part = frame.asSlice(at, length);
    at += length;
    return part;
  }

  private int nextInt() {
    int value = frame.get(ValueLayout.JAVA_INT_UNALIGNED, at);
    at += 4;
    return value;
  }

  private long nextLong() {
    long value = frame.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    at += 8;
    return value;
  }
}
