package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Owns a `duckdb_extracted_statements`: the statements of one SQL text.
final class Script implements AutoCloseable {
  private final Connection connection;
  private final SqlText sql;
  private final long handle;
  private final int size;

  private Script(Connection connection, SqlText sql, long handle, int size) {
    this.connection = connection;
    this.sql = sql;
    this.handle = handle;
    this.size = size;
  }

  static Script parse(Connection connection, SqlText sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment text = arena.allocate(sql.bytes().length + 1L);
      MemorySegment.copy(sql.bytes(), 0, text, ValueLayout.JAVA_BYTE, 0, sql.bytes().length);
      int size = (int) Native.EXTRACT.call(connection.handle(), text.address(), out.address());
      Script script = new Script(connection, sql, Native.handle(out), size);
      if (size == 0) {
        try (script) {
          throw script.failure();
        }
      }
      return script;
    }
  }

  private QueryException failure() {
    String error = Native.text(Native.EXTRACT_ERROR.call(handle));
    return error.isEmpty()
        ? new QueryException(
            QueryException.Code.BAD_STATEMENT, "the SQL has no statement in it", -1, null)
        : sql.exception(NativeError.of(error));
  }

  int size() {
    return size;
  }

  /// Binds and plans a statement; those before it must have run.
  Statement prepare(int index) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      boolean failed = Native.PREPARE.fails(connection.handle(), handle, index, out.address());
      Statement statement = new Statement(Native.handle(out), sql);
      if (failed) {
        try (statement) {
          throw statement.failure();
        }
      }
      return statement;
    }
  }

  @Override
  public void close() {
    Native.destroy(Native.DESTROY_EXTRACTED, handle);
  }
}
