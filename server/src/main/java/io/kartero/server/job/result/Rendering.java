package io.kartero.server.job.result;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.encode.RowEncoder;
import io.kartero.export.encode.TimestampFormat;
import io.kartero.export.encode.ValueText;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/// Rows in a format that clients ask for. Equal rows give equal bytes.
public interface Rendering {
  void write(Batches rows, OutputStream out) throws IOException;

  /// Each row an array, one behind the other.
  static Rendering msgpack() {
    return msgpack((size, packer) -> packer.packArrayHeader(size), (name, packer) -> {});
  }

  /// Each row a map by the columns' names, one behind the other.
  static Rendering msgpackMaps() {
    return msgpack(
        (size, packer) -> packer.packMapHeader(size), (name, packer) -> packer.packString(name));
  }

  /// What a row begins with, and what comes before a value.
  @FunctionalInterface
  interface Start<T> {
    void write(T about, MessagePacker packer) throws IOException;
  }

  private static Rendering msgpack(Start<Integer> ofRow, Start<String> ofValue) {
    return (rows, out) -> {
      MsgpackValues values = new MsgpackValues();
      Schema schema = rows.schema();
      try (MessagePacker packer = MessagePack.newDefaultPacker(out)) {
        eachBatch(
            rows,
            batch -> {
              for (int row = 0; row < batch.rows(); row++) {
                ofRow.write(schema.size(), packer);
                for (int i = 0; i < schema.size(); i++) {
                  ofValue.write(schema.column(i).name(), packer);
                  values.write(schema.column(i).type(), batch.column(i), row, packer);
                }
              }
            });
      }
    };
  }

  /// Each row an array, in a line of its own.
  static Rendering json() {
    return (rows, out) -> {
      ValueText values = new ValueText();
      Schema schema = rows.schema();
      Block line = new Block(1 << 10);
      eachBatch(
          rows,
          batch -> {
            for (int row = 0; row < batch.rows(); row++) {
              line.clear();
              values.appendJson(schema, batch, row, line);
              out.write(line.array(), 0, line.size());
              out.write('\n');
            }
          });
    };
  }

  /// Lines of values, separated by `delimiter`.
  static Rendering text(String delimiter, Header header) {
    Dialect dialect =
        new Dialect(
            delimiter,
            "",
            QuotePolicy.MINIMAL,
            Newline.LF,
            FieldNewline.KEEP,
            header,
            StandardCharsets.UTF_8,
            Unmappable.FAIL,
            new TimestampFormat.Presto(),
            ZoneOffset.UTC);
    return (rows, out) -> {
      RowEncoder encoder = new RowEncoder(rows.schema(), dialect);
      Block block = new Block(1 << 16);
      if (header == Header.LINE) {
        encoder.header(block);
      }
      eachBatch(
          rows,
          batch -> {
            int row = 0;
            while (row < batch.rows()) {
              row = encoder.encode(batch, row, block, 1 << 16);
              flush(block, out);
            }
          });
      flush(block, out);
    };
  }

  private static void flush(Block block, OutputStream out) throws IOException {
    out.write(block.array(), 0, block.size());
    block.clear();
  }

  private static void eachBatch(Batches rows, Work work) throws IOException {
    for (Batch next = rows.next(); next != null; next = rows.next()) {
      try (Batch batch = next) {
        work.on(batch);
      }
    }
  }

  /// What is done with a batch.
  interface Work {
    void on(Batch batch) throws IOException;
  }
}
