package io.kartero.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts or bytes of any length. A row is 16 bytes: an int, the length; then the bytes themselves
/// up to 12 of them, padded with zeros, or else their first four and their address.
///
/// Hot code reads [#MEMORY] at [#addressAt] itself, eight bytes at a time; everybody else calls
/// [#copy].
public record TextVector(Validity validity, MemorySegment data) implements Vector {
  /// All memory, from address 0. Nothing watches over it: the batch must be open.
  ///
  /// Hot: as a constant, it costs no checks.
  public static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /// Up to this length a text lies in its row, where all these bytes may be read.
  public static final int INLINE = 12;

  /// One row's bytes.
  public static final int WIDTH = 16;

  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }

  public int lengthAt(int row) {
    return data.get(ValueLayout.JAVA_INT_UNALIGNED, (long) row << 4);
  }

  /// Where the row's bytes begin in [#MEMORY].
  public long addressAt(int row) {
    long at = (long) row << 4;
    return data.get(ValueLayout.JAVA_INT_UNALIGNED, at) <= INLINE
        ? data.address() + at + 4
        : longAddressAt(row);
  }

  /// As [#addressAt], for a row known to be longer than [#INLINE].
  public long longAddressAt(int row) {
    return data.get(ValueLayout.JAVA_LONG_UNALIGNED, ((long) row << 4) + 8);
  }

  /// Copies the row's bytes to `target` and returns their number.
  public int copy(int row, byte[] target, int offset) {
    int length = lengthAt(row);
    MemorySegment.copy(MEMORY, ValueLayout.JAVA_BYTE, addressAt(row), target, offset, length);
    return length;
  }

  public byte[] bytesAt(int row) {
    byte[] copy = new byte[lengthAt(row)];
    copy(row, copy, 0);
    return copy;
  }
}
