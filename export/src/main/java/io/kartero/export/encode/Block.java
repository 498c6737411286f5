package io.kartero.export.encode;

import java.util.Arrays;

/// Bytes that grow at their end. Hot code works on [#array] itself, after [#reserve].
public final class Block {
  /// Behind every reservation there is this much more room, so that eight bytes may be written
  /// where fewer count.
  static final int SLACK = 16;

  /// The longest array that JVMs make.
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /// Smaller than this is never worth shrinking to.
  private static final int SHRUNK = 64 << 10;

  /// A block that grew to more than so many times its first capacity shrinks when it is cleared.
  private static final int GROWN = 16;

  byte[] array;
  int size;
  private final int firstLength;

  public Block(int capacity) {
    this.firstLength = capacity + SLACK;
    this.array = new byte[firstLength];
  }

  public byte[] array() {
    return array;
  }

  public int size() {
    return size;
  }

  /// Empties it, and gives back what one huge value made it grow by.
  public void clear() {
    size = 0;
    if (array.length > (long) GROWN * Math.max(firstLength, SHRUNK)) {
      array = new byte[firstLength];
    }
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
