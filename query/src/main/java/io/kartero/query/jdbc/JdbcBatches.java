package io.kartero.query.jdbc;

import io.kartero.query.QueryException;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Batches;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import io.kartero.rows.VectorBuilder;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result set as batches. The reader of each column is chosen once, by its type.
public final class JdbcBatches implements Batches {
  /// The rows of a batch; also a good fetch size for the statement behind the result set.
  public static final int ROWS = 2048;

  private final ResultSet rows;
  private final List<ColumnReader> readers;
  private final Schema schema;
  private boolean ended;

  /// @param rows owned from here on; before its first row
  /// @throws SQLException when the driver cannot describe the columns
  public JdbcBatches(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData described = rows.getMetaData();
    List<ColumnReader> columns = new ArrayList<>();
    List<Column> named = new ArrayList<>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      ColumnReader reader = ColumnReader.of(described, i);
      columns.add(reader);
      named.add(new Column(described.getColumnLabel(i), reader.type()));
    }
    this.readers = List.copyOf(columns);
    this.schema = new Schema(named);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /// @throws io.kartero.query.QueryException when the database fails, or a value does not fit
  @Override
  public @Nullable Batch next() {
    try {
      return read();
    } catch (SQLException e) {
      throw Failure.of(e, "");
    }
  }

  /// The same for who wants the driver's own exception.
  @Nullable Batch read() throws SQLException {
    if (ended) {
      return null;
    }
    try (BatchBuilder batch = new BatchBuilder(schema)) {
      int count = 0;
      while (count < ROWS && advance()) {
        for (int i = 0; i < readers.size(); i++) {
          read(i, batch.column(i));
        }
        count++;
      }
      return count == 0 ? null : batch.build();
    }
  }

  private void read(int index, VectorBuilder target) throws SQLException {
    try {
      readers.get(index).read(rows, index + 1, target);
    } catch (ArithmeticException e) {
      Column column = schema.column(index);
      throw new QueryException(
          QueryException.Code.BAD_VALUE,
          "the column \""
              + column.name()
              + "\" has a value beyond what "
              + column.type()
              + " can be; cast the column to text in the SQL",
          -1,
          e);
    }
  }

  private boolean advance() throws SQLException {
    ended = !rows.next();
    return !ended;
  }

  @Override
  public void close() {
    ended = true;
    try {
      rows.close();
    } catch (SQLException e) {
      throw Failure.of(e, "");
    }
  }
}
