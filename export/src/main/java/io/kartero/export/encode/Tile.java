package io.kartero.export.encode;

/// Some rows of the file, each in a place of its own, to which one column after the other appends
/// its cells.
///
/// A value that is too long for its row's place, or needs a closer look, leaves a hole: its column
/// appends it when the row is copied to the file.
final class Tile {
  /// The rows should stay in the nearest caches; most columns use a part of their room only.
  private static final int BYTES = 64 << 10;

  private static final int FEWEST_ROWS = 8;
  private static final int MOST_ROWS = 64;

  final int rows;

  /// Bytes from one row's place to the next's.
  final int stride;

  final byte[] cells;

  /// Where each row ends so far.
  final int[] ends;

  /// How many holes each row has.
  final int[] holes;

  private final int columns;

  /// For each hole, row by row, the column that left it, and where its row ended then.
  private final int[] holeColumns;

  private final int[] holeStarts;

  /// @param widths the room that each column needs in a row
  Tile(int[] widths) {
    int stride = Block.SLACK;
    for (int width : widths) {
      stride += width;
    }
    this.stride = stride;
    this.columns = widths.length;
    this.rows = Math.clamp(BYTES / stride, FEWEST_ROWS, MOST_ROWS);
    // Behind the last row there may be read, as between rows.
    this.cells = new byte[rows * stride + 2 * Block.SLACK];
    this.ends = new int[rows];
    this.holes = new int[rows];
    this.holeColumns = new int[rows * columns];
    this.holeStarts = new int[rows * columns];
  }

  /// Empties the first `count` rows.
  void clear(int count) {
    for (int row = 0; row < count; row++) {
      ends[row] = row * stride;
      holes[row] = 0;
    }
  }

  /// Leaves a hole at the row's end.
  void leaveHole(int row, int column) {
    int hole = row * columns + holes[row]++;
    holeColumns[hole] = column;
    holeStarts[hole] = ends[row];
  }

  int holeColumn(int row, int hole) {
    return holeColumns[row * columns + hole];
  }

  int holeStart(int row, int hole) {
    return holeStarts[row * columns + hole];
  }
}
