package io.kartero.cli;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.export.encode.TimestampFormat;
import io.kartero.rows.Batch;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as texts, one for each value, null for NULL. The encoder spells them, so that a table or
/// JSON shows a value as a file does: it quotes everything but NULL, and this takes the quotes off.
final class CellReader {
  private static final Dialect QUOTED =
      new Dialect(
          ",",
          "",
          Dialect.QuotePolicy.ALL,
          Dialect.Newline.LF,
          Dialect.FieldNewline.KEEP,
          Dialect.Header.NONE,
          StandardCharsets.UTF_8,
          Dialect.Unmappable.FAIL,
          new TimestampFormat.Presto(),
          ZoneOffset.UTC);
  private static final int BLOCK = 1 << 16;

  private final int columns;
  private final RowEncoder encoder;
  private final Block block = new Block(BLOCK);

  CellReader(Schema schema) {
    this.columns = schema.size();
    this.encoder = new RowEncoder(schema, QUOTED);
  }

  /// Takes one row after the other; false ends the reading.
  interface Rows {
    boolean take(List<@Nullable String> cells) throws IOException;
  }

  /// Whether the reader wants more.
  boolean read(Batch batch, Rows rows) throws IOException {
    int row = 0;
    while (row < batch.rows()) {
      block.clear();
      row = encoder.encode(batch, row, block, BLOCK);
      int at = 0;
      while (at < block.size()) {
        List<@Nullable String> cells = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
          at = cell(at, cells);
        }
        if (!rows.take(cells)) {
          return false;
        }
      }
    }
    return true;
  }

  /// Reads the value at `at` and returns where the next one begins.
  private int cell(int at, List<@Nullable String> cells) {
    byte[] bytes = block.array();
    if (bytes[at] != '"') {
      cells.add(null);
      return at + 1;
    }
    int end = at + 1;
    boolean doubled = false;
    while (bytes[end] != '"' || bytes[end + 1] == '"') {
      doubled |= bytes[end] == '"';
      end += bytes[end] == '"' ? 2 : 1;
    }
    String text = new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8);
    cells.add(doubled ? text.replace("\"\"", "\"") : text);
    return end + 2;
  }
}
