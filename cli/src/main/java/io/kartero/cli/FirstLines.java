package io.kartero.cli;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.CharacterEncoder;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import io.kartero.rows.Vector;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
    Schema schema = result.schema();
    if (dialect.header() == Dialect.Header.LINE) {
      Block header = new Block(256);
      new RowEncoder(schema, dialect).header(header);
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
        lines(schema, batch, count).forEach(out::println);
        left -= count;
      }
    }
  }

  private List<String> lines(Schema schema, Batch batch, int count) {
    List<String> lines = new ArrayList<>();
    List<RowEncoder> encoders = schema.columns().stream().map(this::encoder).toList();
    Block cell = new Block(256);
    for (int row = 0; row < count; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < schema.size(); column++) {
        line.append(column == 0 ? "" : invisible.shown(dialect.delimiter()));
        line.append(cell(encoders.get(column), batch.column(column), row, cell));
      }
      lines.add(line + invisible.shown(dialect.newline().text()));
    }
    return lines;
  }

  private RowEncoder encoder(Column column) {
    return new RowEncoder(Schema.of(column), dialect);
  }

  @SuppressWarnings("MustBeClosed") // the batch closes its memory
  private static Batch alone(Vector values, int rows) {
    return new Batch(rows, List.of(values), Arena.ofConfined());
  }

  /// One value as it stands in the file. Each is encoded by itself: in a whole line nobody could
  /// tell a NULL that is written as nothing.
  private String cell(RowEncoder encoder, Vector values, int row, Block cell) {
    if (values.isNull(row) && dialect.nullString().isEmpty()) {
      return nothing;
    }
    cell.clear();
    try (Batch alone = alone(values, row + 1)) {
      encoder.encode(alone, row, cell, 1);
    }
    String text = shown(cell);
    return text.substring(0, text.length() - invisible.shown(dialect.newline().text()).length());
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
