package io.kartero.rows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Builds a [TextVector].
public final class TextBuilder extends VectorBuilder {
  private static final long BLOCK = 64 << 10;

  private final Arena arena;
  private final Growing data;
  private MemorySegment block = MemorySegment.NULL;
  private long used;

  TextBuilder(Arena arena) {
    super(arena);
    this.arena = arena;
    this.data = new Growing(arena);
  }

  public void append(String text) {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  public void append(byte[] value) {
    MemorySegment rows = room();
    long at = (long) rows() * TextVector.WIDTH;
    rows.asSlice(at, TextVector.WIDTH).fill((byte) 0);
    rows.set(ValueLayout.JAVA_INT_UNALIGNED, at, value.length);
    int inRow = value.length <= TextVector.INLINE ? value.length : 4;
    MemorySegment.copy(value, 0, rows, ValueLayout.JAVA_BYTE, at + 4, inRow);
    if (value.length > TextVector.INLINE) {
      MemorySegment target = reserve(value.length);
      MemorySegment.copy(value, 0, target, ValueLayout.JAVA_BYTE, 0, value.length);
      rows.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8, target.address());
    }
    endRow();
  }

  private MemorySegment reserve(long length) {
    if (length > block.byteSize() - used) {
      block = arena.allocate(Math.max(BLOCK, length), 8);
      used = 0;
    }
    MemorySegment part = block.asSlice(used, length);
    used += length;
    return part;
  }

  @Override
  void skipRow() {
    room();
  }

  private MemorySegment room() {
    return data.room((rows() + 1L) * TextVector.WIDTH);
  }

  @Override
  TextVector build() {
    return new TextVector(validity(), data.bytes());
  }
}
