package io.kartero.cli;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.CharacterEncoder;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The first lines of a file as the encoder writes them, with what cannot be seen made visible.
final class FirstLines {
  private final Dialect dialect;
  private final Invisible invisible;
  private final String nothing;

  FirstLines(Dialect dialect, Terminal.Symbols symbols) {
    this.dialect = dialect;
    this.invisible = new Invisible(symbols);
    this.nothing = symbols == Terminal.Symbols.UNICODE ? "∅" : "\\0";
  }

  void print(Result result, int rows, PrintStream out) {
    RowEncoder encoder = new RowEncoder(result.schema(), dialect);
    if (dialect.header() == Dialect.Header.LINE) {
      Block header = new Block(256);
      encoder.header(header);
      out.println(shown(header));
    }
    int left = rows;
    while (left > 0) {
      try (Batch batch = result.next()) {
        if (batch == null) {
          out.println(left == rows ? "(no rows)" : "(no more rows)");
          return;
        }
        int count = Math.min(left, batch.rows());
        for (int row = 0; row < count; row++) {
          out.println(line(encoder, batch, row, result.schema().size()));
        }
        left -= count;
      }
    }
  }

  /// Value by value: in a whole line nobody could tell a NULL that is written as nothing.
  private String line(RowEncoder encoder, Batch batch, int row, int columns) {
    StringBuilder line = new StringBuilder();
    Block value = new Block(256);
    for (int column = 0; column < columns; column++) {
      if (batch.column(column).isNull(row) && dialect.nullString().isEmpty()) {
        line.append(nothing);
      }
      value.clear();
      encoder.encodeValue(batch, row, column, value);
      line.append(shown(value));
    }
    return line.toString();
  }

  /// What a reader of the file's charset will see.
  private String shown(Block encoded) {
    Block block = encoded;
    if (!dialect.charset().equals(StandardCharsets.UTF_8)) {
      block = new Block(encoded.size());
      if (!new CharacterEncoder(dialect).encode(encoded, block)) {
        return invisible.shown(new String(encoded.toByteArray(), StandardCharsets.UTF_8));
      }
    }
    return invisible.shown(new String(block.toByteArray(), dialect.charset()));
  }
}
