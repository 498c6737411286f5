package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Adds rows to a table, without SQL: batches are copied as they lie, column by column. Owns a
/// `duckdb_appender` and a `duckdb_data_chunk`. The rows are in the table when this has been closed
/// without an exception; they stay when the [Transaction] commits.
public final class Appender implements AutoCloseable {
  /// The rows of a batch, at most: DuckDB's own unit.
  public static final int MOST_ROWS = 2048;

  private final Connection connection;
  private final List<Column> columns;
  private final long handle;
  private final long chunk;
  private boolean closed;

  private Appender(Connection connection, List<Column> columns, long handle, long chunk) {
    this.connection = connection;
    this.columns = columns;
    this.handle = handle;
    this.chunk = chunk;
  }

  static Appender open(Connection connection, String schema, String table, List<Column> columns) {
    connection.hold();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      boolean failed =
          Native.CREATE_APPENDER.fails(
              connection.handle(),
              arena.allocateFrom(schema).address(),
              arena.allocateFrom(table).address(),
              out.address());
      Appender appender =
          new Appender(connection, List.copyOf(columns), Native.handle(out), chunk(arena, columns));
      if (failed) {
        throw appender.failed();
      }
      for (Column column : columns) {
        if (Native.APPENDER_COLUMN.fails(
            appender.handle, arena.allocateFrom(column.name()).address())) {
          appender.destroy();
          throw new QueryException(
              QueryException.Code.BAD_STATEMENT,
              "the table " + schema + "." + table + " has no column \"" + column.name() + "\"",
              -1,
              null);
        }
      }
      return appender;
    }
  }

  private static long chunk(Arena arena, List<Column> columns) {
    long[] types =
        columns.stream().mapToLong(column -> NativeTypes.create(column.type())).toArray();
    MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_LONG, types);
    long chunk = Native.CREATE_CHUNK.call(all.address(), types.length);
    for (long type : types) {
      Native.destroy(Native.DESTROY_TYPE, type);
    }
    return chunk;
  }

  /// Adds the rows of a batch with the columns that this was opened for. The batch stays the
  /// caller's.
  public void append(Batch batch) {
    Native.RESET_CHUNK.call(chunk);
    for (int i = 0; i < columns.size(); i++) {
      long vector = Native.CHUNK_VECTOR.call(chunk, i);
      VectorCopy.copy(batch.column(i), columns.get(i).type(), batch.rows(), vector);
    }
    Native.SET_CHUNK_SIZE.call(chunk, batch.rows());
    if (Native.APPEND_CHUNK.fails(handle, chunk)) {
      throw failed();
    }
  }

  private QueryException failed() {
    QueryException failure =
        NativeError.of(Native.text(Native.APPENDER_ERROR.call(handle))).exception(new byte[0]);
    destroy();
    return failure;
  }

  private void destroy() {
    if (!closed) {
      closed = true;
      Native.destroy(Native.DESTROY_APPENDER, handle);
      Native.destroy(Native.DESTROY_CHUNK, chunk);
      connection.release();
    }
  }

  @Override
  public void close() {
    if (!closed && Native.CLOSE_APPENDER.fails(handle)) {
      throw failed();
    }
    destroy();
  }
}
