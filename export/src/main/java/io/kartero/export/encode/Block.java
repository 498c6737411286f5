package io.kartero.export.encode;

import java.util.Arrays;

/// Bytes that grow at their end. Hot code works on [#array] itself, after [#reserve].
public final class Block {
  /// Behind every reservation there is this much more room, so that eight bytes may be written
  /// where fewer count.
  static final int SLACK = 16;

  /// The longest array that JVMs make.
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  byte[] array;
  int size;

  public Block(int capacity) {
    this.array = new byte[capacity + SLACK];
  }

  public byte[] array() {
    return array;
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, size);
  }

  /// Makes room for this many bytes behind [#size].
  void reserve(long bytes) {
    long needed = size + bytes + SLACK;
    if (needed > array.length) {
      array = Arrays.copyOf(array, capacity(needed));
    }
  }

  private int capacity(long needed) {
    if (needed > LARGEST) {
      throw new IllegalStateException(
          "A row with its longest value needs room for "
              + needed
              + " bytes, and there is room for "
              + LARGEST
              + ". Nothing was delivered. Shorten the value in the SQL.");
    }
    return (int) Math.min(Math.max(needed, array.length * 2L), LARGEST);
  }

  void append(byte value) {
    reserve(1);
    array[size++] = value;
  }

  void append(byte[] bytes) {
    append(bytes, 0, bytes.length);
  }

  void append(byte[] bytes, int offset, int length) {
    reserve(length);
    System.arraycopy(bytes, offset, array, size, length);
    size += length;
  }
}
