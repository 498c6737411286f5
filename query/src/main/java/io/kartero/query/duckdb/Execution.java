package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Owns a statement, its `duckdb_pending_result` and its `duckdb_result`. One thread at a time.
final class Execution implements AutoCloseable {
  private final Connection connection;
  private final Statement statement;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment pending = arena.allocate(ValueLayout.JAVA_LONG);
  private final MemorySegment result = arena.allocate(Native.RESULT);
  private boolean executed;

  /// Gets the statement going; from here on [Connection#interrupt] stops it. Owns the statement,
  /// also when this throws.
  Execution(Connection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
    if (Native.PENDING.fails(statement.handle(), pending.address())) {
      try (this) {
        throw failure(Native.text(Native.PENDING_ERROR.call(Native.handle(pending))));
      }
    }
  }

  /// Waits until there are rows, or until a statement without rows has run.
  void execute() {
    if (!executed) {
      executed = true;
      try (SecondThread.Call _ = connection.work()) {
        if (Native.EXECUTE_PENDING.fails(Native.handle(pending), result.address())) {
          throw failure(Native.text(Native.RESULT_ERROR.call(result.address())));
        }
      }
    }
  }

  /// The columns of what has been executed.
  Schema schema() {
    long size = Native.RESULT_COLUMNS.call(result.address());
    List<Column> columns = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      String name = Native.text(Native.RESULT_NAME.call(result.address(), i));
      columns.add(NativeTypes.column(name, Native.RESULT_TYPE.call(result.address(), i)));
    }
    return new Schema(columns);
  }

  /// Reads what is left, which nobody wants.
  void drain() {
    long chunk = fetch();
    while (chunk != 0) {
      Native.destroy(Native.DESTROY_CHUNK, chunk);
      chunk = fetch();
    }
  }

  /// The next rows, or null after the last.
  @Nullable Batch next(Schema schema) {
    long chunk = fetch();
    while (chunk != 0) {
      int rows = Native.CHUNK_SIZE.callInt(chunk);
      if (rows > 0) {
        return batch(chunk, schema, rows);
      }
      Native.destroy(Native.DESTROY_CHUNK, chunk);
      chunk = fetch();
    }
    return null;
  }

  private long fetch() {
    long chunk;
    try (SecondThread.Call _ = connection.work()) {
      chunk = Native.fetchChunk(result);
    }
    if (chunk == 0) {
      String error = Native.text(Native.RESULT_ERROR.call(result.address()));
      if (!error.isEmpty()) {
        throw failure(error);
      }
    }
    return chunk;
  }

  /// The batch owns the chunk, and holds the connection until it is closed.
  private Batch batch(long chunk, Schema schema, int rows) {
    connection.hold();
    Runnable release =
        () -> {
          Native.destroy(Native.DESTROY_CHUNK, chunk);
          connection.release();
        };
    try {
      return new Batch(rows, NativeVectors.columns(chunk, schema, rows), release);
    } catch (RuntimeException | Error e) {
      release.run();
      throw e;
    }
  }

  private QueryException failure(String error) {
    return statement.sql().exception(NativeError.of(error));
  }

  /// Interrupts first: otherwise DuckDB waits until what it has begun is done.
  @Override
  public void close() {
    connection.interrupt();
    Native.DESTROY_RESULT.call(result.address());
    Native.DESTROY_PENDING.call(pending.address());
    statement.close();
    arena.close();
  }
}
