package io.kartero.export.encode;

import io.kartero.rows.DataType;
import io.kartero.rows.Vector;
import org.jspecify.annotations.Nullable;

/// Any type, by way of its plain text: for the types that nobody waits for, and for every type in a
/// dialect whose delimiter or null string could be part of a number.
final class PlainColumn extends ColumnEncoder {
  private final PlainText text;
  private final DataType type;
  private final Quoting quoting;
  private final Block scratch = new Block(256);
  private @Nullable Vector vector;

  PlainColumn(Frame frame, DataType type, PlainText text, Quoting quoting) {
    super(frame, 0);
    this.type = type;
    this.text = text;
    this.quoting = quoting;
  }

  @Override
  void bind(Vector bound) {
    vector = bound;
  }

  @Override
  void fill(int from, int count) {
    for (int i = 0; i < count; i++) {
      if (isNull(from + i)) {
        tile.ends[i] = putNull(tile.ends[i]);
      } else {
        leaveHole(i);
      }
    }
  }

  @Override
  void append(int row, Block out) {
    scratch.clear();
    text.append(type, bound(), row, scratch);
    TextColumn.appendQuoted(scratch, quoting, frame, out);
  }

  private boolean isNull(int row) {
    return PlainText.isNull(type, bound(), row);
  }

  private Vector bound() {
    if (vector == null) {
      throw new IllegalStateException("no vector was bound");
    }
    return vector;
  }
}
