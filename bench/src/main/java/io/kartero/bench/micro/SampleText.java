package io.kartero.bench.micro;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.RowEncoder;
import java.io.IOException;
import java.util.Arrays;

/// CSV text of a table of the bench.
final class SampleText {
  private SampleText() {}

  /// The first `length` bytes of the sample's rows, which begin again as often as need be.
  static byte[] ofTable(String table, int length) throws IOException {
    Block block = new Block(length);
    try (SampleRows rows = SampleRows.ofTable(table)) {
      RowEncoder encoder = new RowEncoder(rows.schema(), SampleRows.DIALECT);
      while (block.size() < length) {
        encoder.encode(rows.batch(), 0, block, length);
      }
    }
    return Arrays.copyOf(block.array(), length);
  }
}
