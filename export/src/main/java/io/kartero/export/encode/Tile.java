package io.kartero.export.encode;

/// The cells of some rows, row by row, each column in a place of its own: what the columns' loops
/// fill and the rows are strung together from.
final class Tile {
  /// The value is NULL.
  static final int NULL = -1;

  /// The value does not fit its cell: its column appends it.
  static final int LONG = -2;

  private static final int WORD = Long.BYTES;

  /// The cells should stay in the nearest caches.
  private static final int BYTES = 64 << 10;

  private static final int FEWEST_ROWS = 16;
  private static final int MOST_ROWS = 512;

  final int rows;
  final int columns;

  /// Bytes from one row's cells to the next's.
  final int stride;

  /// Where each column's cell begins in a row's cells.
  final int[] offsets;

  final byte[] cells;

  /// The length of each cell, row by row, or [#NULL] or [#LONG].
  final int[] lengths;

  private Tile(int[] offsets, int stride) {
    this.rows = Math.clamp(BYTES / Math.max(stride, 1), FEWEST_ROWS, MOST_ROWS);
    this.columns = offsets.length;
    this.offsets = offsets;
    this.stride = stride;
    // Two words more, for a reader that takes two at once.
    this.cells = new byte[rows * stride + 2 * WORD];
    this.lengths = new int[rows * columns];
  }

  /// @param widths the room that each column's cell needs
  static Tile of(int[] widths) {
    int[] offsets = new int[widths.length];
    int end = 0;
    for (int i = 0; i < widths.length; i++) {
      offsets[i] = end;
      end += (widths[i] + WORD - 1) & -WORD;
    }
    return new Tile(offsets, end);
  }

  /// Puts a byte at the start of every cell of the column, where it stays.
  void prefix(int column, byte value) {
    for (int row = 0; row < rows; row++) {
      cells[row * stride + offsets[column]] = value;
    }
  }
}
