package io.kartero.rows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory that doubles when it is full. What it outgrew is given back with the arena.
final class Growing {
  private static final long SMALLEST = 256;

  private final Arena arena;
  private MemorySegment bytes = MemorySegment.NULL;

  Growing(Arena arena) {
    this.arena = arena;
  }

  /// The memory, with at least this many bytes.
  MemorySegment room(long size) {
    if (size > bytes.byteSize()) {
      MemorySegment larger =
          arena.allocate(Math.max(SMALLEST, Math.max(size, bytes.byteSize() * 2)), 8);
      MemorySegment.copy(bytes, 0, larger, 0, bytes.byteSize());
      bytes = larger;
    }
    return bytes;
  }

  MemorySegment bytes() {
    return bytes;
  }
}
