package io.kartero.rows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Takes the values of one column, one after the other. It grows as needed and belongs to one
/// thread.
public abstract sealed class VectorBuilder
    permits FixedBuilder, TextBuilder, ListBuilder, ArrayBuilder, StructBuilder {
  private final Growing valid;
  private boolean anyNull;
  private int rows;

  VectorBuilder(Arena arena) {
    this.valid = new Growing(arena);
  }

  static VectorBuilder of(DataType type, Arena arena) {
    return switch (type) {
      case DataType.Scalar scalar -> of(scalar, arena);
      case DataType.Decimal decimal -> new FixedBuilder(arena, width(decimal));
      case DataType.Enumeration labels -> new FixedBuilder(arena, width(labels));
      case DataType.ListOf list -> new ListBuilder(arena, of(list.element(), arena));
      case DataType.MapOf map ->
          new ListBuilder(
              arena, new StructBuilder(arena, of(map.key(), arena), of(map.value(), arena)));
      case DataType.ArrayOf array ->
          new ArrayBuilder(arena, array.length(), of(array.element(), arena));
      case DataType.Struct struct ->
          new StructBuilder(
              arena,
              struct.fields().stream()
                  .map(field -> of(field.type(), arena))
                  .toArray(VectorBuilder[]::new));
      case DataType.Union union ->
          throw new IllegalArgumentException("no source outside DuckDB has " + union);
    };
  }

  private static VectorBuilder of(DataType.Scalar type, Arena arena) {
    return switch (type) {
      case NULL, BOOLEAN, TINYINT, UTINYINT -> new FixedBuilder(arena, 1);
      case SMALLINT, USMALLINT -> new FixedBuilder(arena, 2);
      case INTEGER, UINTEGER, FLOAT, DATE -> new FixedBuilder(arena, 4);
      case BIGINT, UBIGINT, DOUBLE, TIME, TIME_NS, TIME_TZ -> new FixedBuilder(arena, 8);
      case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ ->
          new FixedBuilder(arena, 8);
      case HUGEINT, UHUGEINT, UUID, INTERVAL -> new FixedBuilder(arena, 16);
      case VARCHAR, JSON, BLOB, BIT -> new TextBuilder(arena);
    };
  }

  private static int width(DataType.Decimal type) {
    int digits = type.precision();
    return digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16;
  }

  private static int width(DataType.Enumeration type) {
    int labels = type.labels().size();
    return labels <= 0xFF ? 1 : labels <= 0xFFFF ? 2 : 4;
  }

  public final int rows() {
    return rows;
  }

  public final void appendNull() {
    skipRow();
    anyNull = true;
    endRow(0);
  }

  /// Leaves room for a row without a value.
  abstract void skipRow();

  final void endRow() {
    endRow(1);
  }

  private void endRow(long bit) {
    long at = (long) (rows >>> 6) << 3;
    MemorySegment words = valid.room(at + 8);
    long word = (rows & 63) == 0 ? 0 : words.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    words.set(ValueLayout.JAVA_LONG_UNALIGNED, at, word | bit << rows);
    rows++;
  }

  final Validity validity() {
    return anyNull ? new Validity(valid.bytes()) : Validity.ALL;
  }

  abstract Vector build();
}
