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
  private static final TextVector NONE = new TextVector(Validity.ALL, MemorySegment.NULL);

  /// Longer texts are copied once, straight to the file.
  private static final int LONGEST = 64;

  private static final int WITHOUT_LOOP = 4 * Long.BYTES;

  private final Quoting quoting;
  private final long suspect;
  private final long otherSuspect;
  private final int nullLength;
  private final long nullWord;
  private final Block scratch = new Block(256);
  private TextVector vector = NONE;

  TextColumn(Frame frame, Quoting quoting) {
    super(frame, LONGEST);
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
    int[] ends = tile.ends;
    for (int i = 0; i < count; i++) {
      int row = from + i;
      int end = ends[i];
      if (source.isNull(row)) {
        ends[i] = putNull(end);
        continue;
      }
      int length = source.lengthAt(row);
      int start = open(end);
      if (length <= TextVector.INLINE
          ? putShort(source.data(), row, length, start)
          : length <= LONGEST && copy(source, row, length, cells, start)) {
        ends[i] = close(start + length);
      } else {
        leaveHole(i);
      }
    }
  }

  /// @return whether it can stay like that
  private boolean putShort(MemorySegment data, int row, int length, int to) {
    long at = (long) row * TextVector.WIDTH + Integer.BYTES;
    long first = data.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    int second = data.get(ValueLayout.JAVA_INT_UNALIGNED, at + Long.BYTES);
    Words.LONG.set(cells, to, first);
    Words.INT.set(cells, to + Long.BYTES, second);
    return !Words.any(hits(first) | hits(second & 0xFFFFFFFFL))
        && (length != nullLength || length <= Long.BYTES && first != nullWord);
  }

  /// Copies a text that is too long to lie in its row.
  ///
  /// @return whether it can stay like that
  private boolean copy(TextVector source, int row, int length, byte[] target, int to) {
    long from = source.longAddressAt(row);
    int last = length - Long.BYTES;
    long hits = hits(copyWord(from, target, to, 0));
    if (length <= WITHOUT_LOOP) {
      // Overlapping words: texts of differing lengths, one after the other, take the same path.
      hits |= hits(copyWord(from, target, to, Math.min(Long.BYTES, last)));
      hits |= hits(copyWord(from, target, to, Math.max(last - Long.BYTES, 0)));
    } else {
      for (int i = Long.BYTES; i < last; i += Long.BYTES) {
        hits |= hits(copyWord(from, target, to, i));
      }
    }
    hits |= hits(copyWord(from, target, to, last));
    return !Words.any(hits) && length != nullLength;
  }

  private static long copyWord(long from, byte[] target, int to, int at) {
    long word = TextVector.MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, from + at);
    Words.LONG.set(target, to + at, word);
    return word;
  }

  private long hits(long word) {
    return Words.breakHits(word) | Words.hits(word, suspect) | Words.hits(word, otherSuspect);
  }

  @Override
  void append(int row, Block out) {
    int length = vector.lengthAt(row);
    if (length > LONGEST) {
      out.reserve(frame.open.length + (long) length + frame.close.length);
      int start = out.size;
      byte[] target = out.array;
      System.arraycopy(frame.open, 0, target, start, frame.open.length);
      start += frame.open.length;
      if (copy(vector, row, length, target, start)) {
        Words.LONG.set(target, start + length, frame.closeWord);
        out.size = start + length + frame.close.length;
        return;
      }
    }
    scratch.clear();
    scratch.reserve(length);
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
