package io.kartero.cli;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.export.encode.TimestampFormat;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/// CSV as an export writes it by default, but with lines that end as other programs expect: LF.
final class CsvPrinter implements ResultPrinter {
  private static final Dialect DIALECT =
      new Dialect(
          ",",
          "",
          Dialect.QuotePolicy.MINIMAL,
          Dialect.Newline.LF,
          Dialect.FieldNewline.KEEP,
          Dialect.Header.LINE,
          StandardCharsets.UTF_8,
          Dialect.Unmappable.FAIL,
          new TimestampFormat.Presto(),
          ZoneOffset.UTC);
  private static final int BLOCK = 1 << 16;

  @Override
  public void print(Result result, OutputStream out, long limit) throws IOException {
    RowEncoder encoder = new RowEncoder(result.schema(), DIALECT);
    Block block = new Block(BLOCK);
    encoder.header(block);
    write(block, out);
    long left = limit;
    while (left > 0) {
      try (Batch batch = result.next()) {
        if (batch == null) {
          return;
        }
        left -= print(batch, encoder, block, out, left);
      }
    }
  }

  /// A limit inside the batch is kept by encoding row by row.
  private static long print(
      Batch batch, RowEncoder encoder, Block block, OutputStream out, long left)
      throws IOException {
    int row = 0;
    while (row < Math.min(batch.rows(), left)) {
      row = encoder.encode(batch, row, block, batch.rows() <= left ? BLOCK : 1);
      write(block, out);
    }
    return row;
  }

  private static void write(Block block, OutputStream out) throws IOException {
    out.write(block.array(), 0, block.size());
    block.clear();
  }
}
