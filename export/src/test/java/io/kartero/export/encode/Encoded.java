package io.kartero.export.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.Header;
import io.kartero.rows.Batch;
import io.kartero.rows.Schema;
import java.nio.charset.StandardCharsets;

/// The bytes that the encoder makes of a batch.
final class Encoded {
  private Encoded() {}

  /// The header, where the dialect has one, and all rows, in the dialect's charset.
  static byte[] file(Schema schema, Dialect dialect, Batch batch, int limit) {
    Block file = new Block(16);
    RowEncoder encoder = new RowEncoder(schema, dialect);
    if (dialect.header() == Header.LINE) {
      encoder.header(file);
    }
    append(encoder, batch, limit, file);
    if (dialect.charset().equals(StandardCharsets.UTF_8)) {
      return file.toByteArray();
    }
    Block translated = new Block(16);
    assertThat(new CharacterEncoder(dialect).encode(file, translated)).isTrue();
    return translated.toByteArray();
  }

  static String text(Schema schema, Dialect dialect, Batch batch) {
    return new String(file(schema, dialect, batch, Integer.MAX_VALUE), StandardCharsets.UTF_8);
  }

  /// Encodes in blocks that are cut at `limit`, and joins them.
  static void append(RowEncoder encoder, Batch batch, int limit, Block file) {
    Block block = new Block(16);
    int row = 0;
    while (row < batch.rows()) {
      block.clear();
      int next = encoder.encode(batch, row, block, limit);
      assertThat(next).as("rows go on").isGreaterThan(row);
      file.append(block.array(), 0, block.size());
      row = next;
    }
  }
}
