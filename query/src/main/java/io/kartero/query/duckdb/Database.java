package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.Stopping;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Owns a `duckdb_database`: one open warehouse file.
final class Database extends Counted {
  private final long handle;
  private final WarehouseClaim claim;
  private final @Nullable SecondThread second;

  private Database(long handle, WarehouseClaim claim, @Nullable SecondThread second) {
    this.handle = handle;
    this.claim = claim;
    this.second = second;
  }

  static Database open(DuckDbSettings settings) {
    Path file = settings.warehouse();
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw OpenFailure.of(file, e.toString(), e);
    }
    WarehouseClaim claim = WarehouseClaim.of(file);
    try {
      long handle = open(file.toString(), configured(settings.configuration()), file);
      return new Database(
          handle,
          claim,
          settings.limits().threads() == SecondThread.OF ? SecondThread.start(handle) : null);
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private static long configured(Map<String, String> settings) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      Native.CREATE_CONFIG.call(out.address());
      long config = Native.handle(out);
      settings.forEach((name, value) -> {
        long nameAddress = arena.allocateFrom(name).address();
        if (Native.SET_CONFIG.fails(config, nameAddress, arena.allocateFrom(value).address())) {
          Native.destroy(Native.DESTROY_CONFIG, config);
          throw new QueryException(
              QueryException.Code.ENGINE,
              "DuckDB does not accept " + name + " = " + value,
              -1,
              null);
        }
      });
      return config;
    }
  }

  private static long open(String path, long config, Path file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment error = arena.allocate(ValueLayout.JAVA_LONG);
      boolean failed =
          Native.OPEN.fails(
              arena.allocateFrom(path).address(), out.address(), config, error.address());
      if (failed) {
        throw OpenFailure.of(file, NativeError.of(Native.ownText(Native.handle(error))).message());
      }
      return Native.handle(out);
    } finally {
      Native.destroy(Native.DESTROY_CONFIG, config);
    }
  }

  /// A new connection, which the caller must release.
  Connection connect() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
      if (!holdIfThere()) {
        throw Stopping.engineClosed();
      }
      if (Native.CONNECT.fails(handle, out.address())) {
        release();
        throw new QueryException(QueryException.Code.ENGINE, "DuckDB made no connection", -1, null);
      }
      return new Connection(Native.handle(out), this);
    }
  }

  /// To be held while a call does DuckDB's work; null where nobody helps.
  SecondThread.@Nullable Call work() {
    return second == null ? null : second.begin();
  }

  @Override
  void destroy() {
    if (second != null) {
      second.close();
    }
    Native.destroy(Native.CLOSE, handle);
    claim.close();
  }
}
