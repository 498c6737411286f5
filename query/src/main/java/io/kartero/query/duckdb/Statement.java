package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.List;

/// Owns a `duckdb_prepared_statement`.
final class Statement implements AutoCloseable {
  private final long handle;
  private final SqlText sql;

  Statement(long handle, SqlText sql) {
    this.handle = handle;
    this.sql = sql;
  }

  long handle() {
    return handle;
  }

  SqlText sql() {
    return sql;
  }

  QueryException failure() {
    return sql.exception(NativeError.of(Native.text(Native.PREPARE_ERROR.call(handle))));
  }

  StatementKind kind() {
    return StatementKind.of(Native.STATEMENT_TYPE.callInt(handle));
  }

  long parameters() {
    return Native.PARAMETERS.call(handle);
  }

  /// The columns as far as they are known before it runs: enough for a query.
  Schema schema() {
    long size = Native.COLUMN_COUNT.call(handle);
    List<Column> columns = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      String name = Native.ownText(Native.COLUMN_NAME.call(handle, i));
      columns.add(NativeTypes.column(name, Native.COLUMN_TYPE.call(handle, i)));
    }
    return new Schema(columns);
  }

  @Override
  public void close() {
    Native.destroy(Native.DESTROY_PREPARED, handle);
  }
}
