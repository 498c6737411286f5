package io.kartero.query.duckdb;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.FixedVector;
import io.kartero.rows.ListVector;
import io.kartero.rows.StructVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;

/// Reads every byte of values, whatever their type, as an encoder would.
final class Touch {
  private Touch() {}

  /// The sum of what was read, so that reading cannot be left out.
  static long value(Vector vector, int row) {
    if (vector.isNull(row)) {
      return 1;
    }
    return switch (vector) {
      case FixedVector fixed -> fixed.byteAt(row);
      case TextVector texts -> {
        long sum = 0;
        for (byte value : texts.bytesAt(row)) {
          sum += value;
        }
        yield sum;
      }
      case ListVector lists ->
          range(lists.elements(), lists.startAt(row), lists.startAt(row) + lists.lengthAt(row));
      case ArrayVector arrays ->
          range(arrays.elements(), row * arrays.length(), (row + 1) * arrays.length());
      case StructVector structs ->
          structs.fields().stream().mapToLong(field -> value(field, row)).sum();
    };
  }

  private static long range(Vector elements, int from, int to) {
    long sum = 0;
    for (int row = from; row < to; row++) {
      sum += value(elements, row);
    }
    return sum;
  }
}
