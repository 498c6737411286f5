package io.kartero.query.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Owns a `duckdb_connection` and holds its database.
final class Connection extends Counted {
  private final long handle;
  private final Database database;

  /// Takes over the caller's hold on the database.
  Connection(long handle, Database database) {
    this.handle = handle;
    this.database = database;
  }

  long handle() {
    return handle;
  }

  /// Stops what runs on this connection now. A statement that has not begun is not stopped: DuckDB
  /// forgets the request when one begins.
  synchronized void interrupt() {
    if (exists()) {
      Native.INTERRUPT.call(handle);
    }
  }

  synchronized OptionalDouble progress() {
    double percent = exists() ? Native.progress(handle) : -1;
    return percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, percent / 100));
  }

  /// To be held while a call does DuckDB's work.
  SecondThread.@Nullable Call work() {
    return database.work();
  }

  /// Runs statements whose results nobody wants.
  void run(String sql) {
    try (Arena arena = Arena.ofConfined();
        SecondThread.Call _ = work()) {
      MemorySegment result = arena.allocate(Native.RESULT);
      boolean failed =
          Native.QUERY.fails(handle, arena.allocateFrom(sql).address(), result.address());
      String error = failed ? Native.text(Native.RESULT_ERROR.call(result.address())) : "";
      Native.DESTROY_RESULT.call(result.address());
      if (failed) {
        throw NativeError.of(error).exception(new byte[0]);
      }
    }
  }

  @Override
  void destroy() {
    Native.destroy(Native.DISCONNECT, handle);
    database.release();
  }
}
