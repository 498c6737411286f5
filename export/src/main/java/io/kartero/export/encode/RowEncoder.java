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
    this.tile = Tile.of(Stream.of(columns).mapToInt(ColumnEncoder::width).toArray());
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
      for (ColumnEncoder column : columns) {
        column.fill(row, count);
      }
      row += join(row, count, out, limit);
    }
    return row;
  }

  /// Strings the tile's cells together, row by row. Hot: see [ColumnEncoder].
  ///
  /// @return how many rows were written
  private int join(int from, int count, Block out, int limit) {
    int[] offsets = tile.offsets;
    int[] lengths = tile.lengths;
    byte[] cells = tile.cells;
    int i = 0;
    while (i < count && out.size < limit) {
      out.reserve(tile.stride);
      byte[] target = out.array;
      int at = out.size;
      int row = i * tile.stride;
      int first = i * offsets.length;
      for (int column = 0; column < offsets.length; column++) {
        int length = lengths[first + column];
        if (length >= 0) {
          int cell = row + offsets[column];
          Words.LONG.set(target, at, (long) Words.LONG.get(cells, cell));
          Words.LONG.set(target, at + 8, (long) Words.LONG.get(cells, cell + 8));
          for (int done = 16; done < length; done += 8) {
            Words.LONG.set(target, at + done, (long) Words.LONG.get(cells, cell + done));
          }
          at += length;
        } else if (length == Tile.NULL) {
          Words.LONG.set(target, at, columns[column].frame.nullWord);
          at += columns[column].frame.nullCell.length;
        } else {
          out.size = at;
          columns[column].append(from + i, out);
          out.reserve(tile.stride);
          target = out.array;
          at = out.size;
        }
      }
      out.size = at;
      i++;
    }
    return i;
  }

  /// Appends one value of a row alone, with what ends it there: the delimiter or the newline. For
  /// people who look at values; whole rows are encoded much faster.
  public void encodeValue(Batch batch, int row, int column, Block out) {
    columns[column].bind(batch.column(column));
    columns[column].fill(row, 1);
    if (tile.lengths[column] >= 0) {
      out.append(tile.cells, tile.offsets[column], tile.lengths[column]);
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
