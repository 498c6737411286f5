package io.kartero.export.encode;

import io.kartero.rows.Vector;

/// Encodes one column, a tile of rows at a time, into cells that [RowEncoder] then strings
/// together. A cell holds a value with everything around it.
///
/// Hot: filling a column at once keeps each type's loop small and without a choice per value, and a
/// cell is copied in words, whatever its type. A value that may be longer than a cell is not put
/// into one but appended when its row is strung together.
abstract class ColumnEncoder {
  final Frame frame;
  private final int longest;
  private final long close;
  private final int closeLength;
  private final int nullMark;

  // Set once, by attach, before anything else happens.
  byte[] cells = {};
  private int[] lengths = {};
  private int column;
  private int columns;
  private int offset;
  private int stride;

  /// @param longest the longest value that is put into a cell
  ColumnEncoder(Frame frame, int longest) {
    this.frame = frame;
    this.longest = longest;
    this.close = frame.closeWord;
    this.closeLength = frame.close.length;
    this.nullMark = frame.nullCell.length <= Long.BYTES ? Tile.NULL : Tile.LONG;
  }

  /// The room that a cell needs: whatever writes a value may write a word past its end.
  final int width() {
    return frame.open.length + longest + Long.BYTES;
  }

  final void attach(Tile tile, int index) {
    cells = tile.cells;
    lengths = tile.lengths;
    column = index;
    columns = tile.columns;
    offset = tile.offsets[index];
    stride = tile.stride;
    if (frame.open.length > 0) {
      tile.prefix(index, frame.open[0]);
    }
  }

  abstract void bind(Vector vector);

  /// Fills the cells of `count` rows from row `from` on.
  abstract void fill(int from, int count);

  abstract boolean isNull(int row);

  /// Appends a value that did not fit its cell, with its frame.
  abstract void appendValue(int row, Block out);

  /// Appends what stands in the file for a row that is marked [Tile#LONG].
  final void append(int row, Block out) {
    if (isNull(row)) {
      out.append(frame.nullCell);
    } else {
      appendValue(row, out);
    }
  }

  /// Where the value in the tile's row `index` begins.
  final int start(int index) {
    return offset + index * stride + frame.open.length;
  }

  /// The value in the tile's row `index` ends before `end`.
  final void end(int index, int end) {
    Words.LONG.set(cells, end, close);
    lengths[index * columns + column] = end + closeLength - (offset + index * stride);
  }

  final void markNull(int index) {
    lengths[index * columns + column] = nullMark;
  }

  final void markLong(int index) {
    lengths[index * columns + column] = Tile.LONG;
  }
}
