package io.kartero.query.duckdb;

import io.kartero.rows.FixedVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a [ScalarFunction] for many rows. A text that is the same in the next row, as a
/// pattern or a time zone is, is read once.
final class Arguments {
  private final List<Vector> vectors;
  private final int[] lastRow;
  private final @Nullable String[] lastText;

  Arguments(List<Vector> vectors) {
    this.vectors = vectors;
    this.lastRow = new int[vectors.size()];
    this.lastText = new String[vectors.size()];
  }

  boolean missesOne(int row) {
    for (Vector vector : vectors) {
      if (vector.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  long number(int argument, int row) {
    return ((FixedVector) vectors.get(argument)).longAt(row);
  }

  String text(int argument, int row) {
    TextVector texts = (TextVector) vectors.get(argument);
    String last = lastText[argument];
    if (last != null && sameEntry(texts.data(), lastRow[argument], row)) {
      return last;
    }
    String text = new String(texts.bytesAt(row), StandardCharsets.UTF_8);
    lastText[argument] = text;
    lastRow[argument] = row;
    return text;
  }

  /// Entries that agree hold the same short text, or the address of the same long one.
  private static boolean sameEntry(MemorySegment entries, int a, int b) {
    long width = TextVector.WIDTH;
    return MemorySegment.mismatch(
            entries, a * width, (a + 1) * width, entries, b * width, (b + 1) * width)
        < 0;
  }
}
