package io.kartero.export.encode;

import io.kartero.rows.Vector;

/// Encodes one column, a tile of rows at a time: a cell is a value with everything around it.
///
/// Hot: filling a column at once keeps each type's loop small and without a choice per value. All
/// that is written may go up to two words past its end, where the next cell overwrites it.
abstract class ColumnEncoder {
  private static final Tile NONE = new Tile(new int[0]);

  final Frame frame;
  private final int longest;
  private final byte openByte;
  private final int openLength;
  private final long closeWord;
  private final int closeLength;
  private final long nullWord;
  private final int nullLength;

  // Set once, by attach, before anything else happens.
  Tile tile = NONE;
  byte[] cells = NONE.cells;
  private int column;

  /// @param longest the longest value that is put into a tile
  ColumnEncoder(Frame frame, int longest) {
    this.frame = frame;
    this.longest = longest;
    this.openByte = frame.openByte;
    this.openLength = frame.open.length;
    this.closeWord = frame.closeWord;
    this.closeLength = frame.close.length;
    this.nullWord = frame.nullWord;
    this.nullLength = frame.nullCell.length;
  }

  /// The room that a cell needs.
  final int width() {
    return Math.max(openLength + longest + closeLength, nullLength);
  }

  final void attach(Tile attached, int index) {
    tile = attached;
    cells = attached.cells;
    column = index;
  }

  abstract void bind(Vector vector);

  /// Appends to the tile's first `count` rows the cells of the rows from `from` on.
  abstract void fill(int from, int count);

  /// Appends what stands in the file for a row whose cell is a hole.
  abstract void append(int row, Block out);

  /// Begins a cell, and returns where its value goes.
  final int open(int at) {
    cells[at] = openByte;
    return at + openLength;
  }

  /// Ends a cell behind its value, and returns where the next begins.
  final int close(int at) {
    Words.LONG.set(cells, at, closeWord);
    return at + closeLength;
  }

  /// Puts a whole cell that is NULL, and returns where the next begins.
  final int putNull(int at) {
    if (nullLength <= Long.BYTES) {
      Words.LONG.set(cells, at, nullWord);
    } else {
      System.arraycopy(frame.nullCell, 0, cells, at, nullLength);
    }
    return at + nullLength;
  }

  final void leaveHole(int index) {
    tile.leaveHole(index, column);
  }
}
