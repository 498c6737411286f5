package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
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

  Schema schema() {
    long size = Native.COLUMN_COUNT.call(handle);
    List<Column> columns = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      String name = Native.ownText(Native.COLUMN_NAME.call(handle, i));
      columns.add(new Column(name, type(name, i)));
    }
    return new Schema(columns);
  }

  private DataType type(String column, long index) {
    try {
      return NativeTypes.take(Native.COLUMN_TYPE.call(handle, index));
    } catch (NativeTypes.UnsupportedType e) {
      throw new QueryException(
          QueryException.Code.BAD_STATEMENT,
          "the column \""
              + column
              + "\" has the type "
              + e.getMessage()
              + ", which cannot be read; cast it to VARCHAR in the SQL",
          -1,
          e);
    }
  }

  @Override
  public void close() {
    Native.destroy(Native.DESTROY_PREPARED, handle);
  }
}
