package io.kartero.export.encode;

import io.kartero.rows.Vector;
import java.util.Arrays;

/// Encodes one column, a tile of rows at a time, into cells of equal width that [RowEncoder] then
/// strings together. A cell holds a value with everything around it.
///
/// Hot: filling a column at once keeps each type's loop small and without a choice per value, and a
/// cell is copied in words, whatever its type. A value that may be longer than a cell is not put
/// into one but appended when its row is strung together.
abstract class ColumnEncoder {
  /// The row's value is NULL.
  static final int NULL = -1;

  /// The row's value does not fit a cell: [#append] writes it.
  static final int LONG = -2;

  final Frame frame;
  final int stride;

  /// The tile's cells, `stride` bytes apart.
  final byte[] cells;

  /// The length of each cell, or [#NULL] or [#LONG].
  final int[] lengths;

  /// @param longest the longest value that is put into a cell
  ColumnEncoder(Frame frame, int tile, int longest) {
    this.frame = frame;
    this.stride = (frame.open.length + longest + Long.BYTES + 7) & -8;
    // Room for the reader's last word, which may reach over the last cell.
    this.cells = new byte[tile * stride + 2 * Long.BYTES];
    this.lengths = new int[tile];
    if (frame.open.length > 0) {
      for (int i = 0; i < tile; i++) {
        cells[i * stride] = frame.open[0];
      }
    }
  }

  abstract void bind(Vector vector);

  /// Fills the cells of `count` rows from row `from` on.
  abstract void fill(int from, int count);

  /// Appends the value of a row that is [#LONG], with its frame.
  abstract void append(int row, Block out);

  /// Where the value in cell `index` begins.
  final int start(int index) {
    return index * stride + frame.open.length;
  }

  /// The value in cell `index` ends before `end`.
  final void end(int index, int end) {
    Words.LONG.set(cells, end, frame.closeWord);
    lengths[index] = end + frame.close.length - index * stride;
  }

  final void markAll(int count, int mark) {
    Arrays.fill(lengths, 0, count, mark);
  }
}
