package io.kartero.server.job.result;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.WritableByteChannel;

/// Bytes that are put one behind the other, outside the heap. What it outgrew is given back with
/// it.
final class Bytes implements AutoCloseable {
  private static final long SMALLEST = 1 << 16;
  private static final long WRITTEN_AT_ONCE = 1 << 24;

  private Arena arena;
  private MemorySegment memory;
  private long size;

  @SuppressWarnings("MustBeClosedChecker") // close does
  Bytes() {
    this.arena = Arena.ofShared();
    this.memory = arena.allocate(SMALLEST, 8);
  }

  long size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// Makes room for `length` bytes and returns where they go in [#memory].
  long reserve(long length) {
    if (size + length > memory.byteSize()) {
      grow(Math.max(size + length, memory.byteSize() * 2));
    }
    long at = size;
    size += length;
    return at;
  }

  @SuppressWarnings("MustBeClosedChecker") // close does
  private void grow(long bytes) {
    Arena larger = Arena.ofShared();
    MemorySegment copy = larger.allocate(bytes, 8);
    MemorySegment.copy(memory, 0, copy, 0, size);
    arena.close();
    arena = larger;
    memory = copy;
  }

  MemorySegment memory() {
    return memory;
  }

  void putByte(int value) {
    long at = reserve(1);
    memory.set(ValueLayout.JAVA_BYTE, at, (byte) value);
  }

  void putInt(int value) {
    long at = reserve(4);
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, value);
  }

  void putLong(long value) {
    long at = reserve(8);
    memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, value);
  }

  void putBytes(byte[] value) {
    putInt(value.length);
    long at = reserve(value.length);
    MemorySegment.copy(value, 0, memory, ValueLayout.JAVA_BYTE, at, value.length);
  }

  /// What follows begins at a multiple of eight.
  void align() {
    while (size % 8 != 0) {
      putByte(0);
    }
  }

  void writeTo(WritableByteChannel channel) throws IOException {
    for (long at = 0; at < size; at += WRITTEN_AT_ONCE) {
      var part = memory.asSlice(at, Math.min(WRITTEN_AT_ONCE, size - at)).asByteBuffer();
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
