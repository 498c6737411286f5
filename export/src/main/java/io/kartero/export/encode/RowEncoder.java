package io.kartero.export.encode;

import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Encodes batches of one schema to the bytes of one dialect, in UTF-8. An instance belongs to one
/// thread.
public final class RowEncoder {
  private static final int COPIED_AT_ONCE = 4 * Long.BYTES;

  private final Schema schema;
  private final Dialect dialect;
  private final Quoting quoting;
  private final ColumnEncoder[] columns;
  private final Tile tile;

  public RowEncoder(Schema schema, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
    this.quoting = new Quoting(dialect);
    this.columns = new ColumnEncoder[schema.size()];
    ColumnEncoders encoders = new ColumnEncoders(dialect, quoting);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = encoders.of(schema.column(i).type(), Frame.of(dialect, end(i)));
    }
    this.tile = new Tile(Stream.of(columns).mapToInt(ColumnEncoder::width).toArray());
    for (int i = 0; i < columns.length; i++) {
      columns[i].attach(tile, i);
    }
  }

  private String end(int column) {
    return column < schema.size() - 1 ? dialect.delimiter() : dialect.newline().text();
  }

  /// Appends the line with the columns' names, quoted as values are.
  public void header(Block out) {
    for (int i = 0; i < schema.size(); i++) {
      byte[] name = schema.column(i).name().getBytes(StandardCharsets.UTF_8);
      quoting.append(name, 0, name.length, out);
      PlainText.appendText(end(i), out);
    }
  }

  /// Appends the batch's rows from row `from` on, until all are written or `out` holds `limit`
  /// bytes.
  ///
  /// @return the first row that was not written
  public int encode(Batch batch, int from, Block out, int limit) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].bind(batch.column(i));
    }
    int row = from;
    while (row < batch.rows() && out.size < limit) {
      int count = Math.min(tile.rows, batch.rows() - row);
      tile.clear(count);
      for (ColumnEncoder column : columns) {
        column.fill(row, count);
      }
      row += copy(row, count, out, limit);
    }
    return row;
  }

  /// Copies the tile's rows to the file.
  ///
  /// @return how many
  private int copy(int from, int count, Block out, int limit) {
    int row = 0;
    while (row < count && out.size < limit) {
      int start = row * tile.stride;
      for (int hole = 0; hole < tile.holes[row]; hole++) {
        int end = tile.holeStart(row, hole);
        copy(start, end, out);
        columns[tile.holeColumn(row, hole)].append(from + row, out);
        start = end;
      }
      copy(start, tile.ends[row], out);
      row++;
    }
    return row;
  }

  /// Hot: four words at a time, for the lengths of rows differ little.
  private void copy(int from, int to, Block out) {
    int length = to - from;
    out.reserve(length + COPIED_AT_ONCE);
    byte[] cells = tile.cells;
    byte[] target = out.array;
    int at = out.size;
    for (int i = 0; i < length; i += COPIED_AT_ONCE) {
      Words.LONG.set(target, at + i, (long) Words.LONG.get(cells, from + i));
      Words.LONG.set(target, at + i + 8, (long) Words.LONG.get(cells, from + i + 8));
      Words.LONG.set(target, at + i + 16, (long) Words.LONG.get(cells, from + i + 16));
      Words.LONG.set(target, at + i + 24, (long) Words.LONG.get(cells, from + i + 24));
    }
    out.size = at + length;
  }

  /// Appends one value of a row alone, with what ends it there: the delimiter or the newline. For
  /// people who look at values; whole rows are encoded much faster.
  public void encodeValue(Batch batch, int row, int column, Block out) {
    columns[column].bind(batch.column(column));
    tile.clear(1);
    columns[column].fill(row, 1);
    if (tile.holes[0] == 0) {
      copy(0, tile.ends[0], out);
    } else {
      columns[column].append(row, out);
    }
  }

  /// The column of `row` whose value, alone, the test finds fault with: to explain an error.
  public Column faulty(Batch batch, int row, Predicate<Block> faultless) {
    Block value = new Block(256);
    for (int i = 0; i < columns.length; i++) {
      value.clear();
      encodeValue(batch, row, i, value);
      if (!faultless.test(value)) {
        return schema.column(i);
      }
    }
    throw new IllegalArgumentException("no value of row " + row + " is at fault");
  }
}
