package io.kartero.export.encode;

import io.kartero.rows.TextVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts.
///
/// Hot: a text is searched for what must be quoted while it is copied, eight bytes at a time, and
/// copied again with [Quoting] only where something was found.
final class TextColumn extends ColumnEncoder {
  private static final TextVector NONE =
      new TextVector(Validity.ALL, MemorySegment.NULL, MemorySegment.NULL);
  private static final long CARRIAGE_RETURN = Words.repeat('\r');
  private static final long LINE_FEED = Words.repeat('\n');

  private final Quoting quoting;
  private final long suspect;
  private final long otherSuspect;
  private final int nullLength;
  private final long nullWord;
  private final Block scratch = new Block(256);
  private TextVector vector = NONE;

  TextColumn(Frame frame, Quoting quoting) {
    super(frame, TextVector.INLINE);
    this.quoting = quoting;
    this.suspect = quoting.suspect(0);
    this.otherSuspect = quoting.suspect(1);
    this.nullLength = quoting.nullLength();
    this.nullWord = nullLength <= Long.BYTES ? Words.of(quoting.nullString()) : 0;
  }

  @Override
  void bind(Vector bound) {
    vector = (TextVector) bound;
  }

  @Override
  void fill(int from, int count) {
    TextVector source = vector;
    for (int i = 0; i < count; i++) {
      int row = from + i;
      if (source.isNull(row)) {
        markNull(i);
        continue;
      }
      int length = source.lengthAt(row);
      if (length > TextVector.INLINE || !fill(i, source.data(), row, length)) {
        markLong(i);
      }
    }
  }

  /// @return whether the text needs no quoting and is in its cell
  private boolean fill(int index, MemorySegment data, int row, int length) {
    long at = (long) row * TextVector.WIDTH + Integer.BYTES;
    long first = data.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    int second = data.get(ValueLayout.JAVA_INT_UNALIGNED, at + Long.BYTES);
    long found = found(first);
    if (length > Long.BYTES) {
      found |= found(second & 0xFFFFFFFFL);
    }
    if (found != 0 || mayBeNull(length, first)) {
      return false;
    }
    int start = start(index);
    Words.LONG.set(cells, start, first);
    Words.INT.set(cells, start + Long.BYTES, second);
    end(index, start + length);
    return true;
  }

  private long found(long word) {
    return Words.contains(word, suspect)
        | Words.contains(word, otherSuspect)
        | Words.contains(word, CARRIAGE_RETURN)
        | Words.contains(word, LINE_FEED);
  }

  private boolean mayBeNull(int length, long firstWord) {
    return length == nullLength && (length > Long.BYTES || firstWord == nullWord);
  }

  @Override
  boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  void appendValue(int row, Block out) {
    int length = vector.lengthAt(row);
    if (length < Long.BYTES || length == nullLength) {
      appendQuoted(row, out);
      return;
    }
    MemorySegment bytes = vector.bytes();
    long source = vector.addressAt(row);
    out.reserve(length + 2L * Long.BYTES);
    byte[] target = out.array;
    int start = out.size;
    if (frame.open.length > 0) {
      target[start++] = frame.open[0];
    }
    long found = 0;
    int last = length - Long.BYTES;
    for (int i = 0; i < last; i += Long.BYTES) {
      long word = bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, source + i);
      Words.LONG.set(target, start + i, word);
      found |= found(word);
    }
    long word = bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, source + last);
    Words.LONG.set(target, start + last, word);
    if ((found | found(word)) != 0) {
      appendQuoted(row, out);
      return;
    }
    Words.LONG.set(target, start + length, frame.closeWord);
    out.size = start + length + frame.close.length;
  }

  private void appendQuoted(int row, Block out) {
    scratch.clear();
    scratch.reserve(vector.lengthAt(row));
    scratch.size = vector.copy(row, scratch.array, 0);
    appendQuoted(scratch, quoting, frame, out);
  }

  /// Appends the bytes in `value` as one value of the column with that frame.
  static void appendQuoted(Block value, Quoting quoting, Frame frame, Block out) {
    quoting.append(value.array, 0, value.size, out);
    // Quoting has set the quotes of ALL already.
    out.append(frame.close, frame.open.length, frame.close.length - frame.open.length);
  }
}
