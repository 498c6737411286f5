package io.kartero.query.jdbc;

import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.VectorBuilder;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/// A column's type, and how its values get from the result set into a vector.
record ColumnReader(DataType type, Transfer transfer) {
  private static final int MICROSECONDS = 6;

  /// Moves the value of the current row.
  interface Transfer {
    void read(ResultSet rows, int column, VectorBuilder target) throws SQLException;
  }

  void read(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    transfer.read(rows, column, target);
  }

  static ColumnReader of(ResultSetMetaData described, int column) throws SQLException {
    return of(
        new JdbcType(
            described.getColumnType(column),
            described.getColumnTypeName(column).toLowerCase(Locale.ROOT),
            described.getPrecision(column),
            described.getScale(column)),
        described.getColumnLabel(column));
  }

  /// By the vendor's name first, where JDBC's number is too coarse: a driver may report a time with
  /// a zone as one without.
  private static ColumnReader of(JdbcType type, String column) {
    return switch (type.name) {
      case "bool", "boolean" -> new ColumnReader(Scalar.BOOLEAN, Transfers::bool);
      case "money", "bit", "varbit" -> text();
      case "timetz", "time with time zone" -> timeTz();
      case "timestamptz", "timestamp with time zone" -> timestampTz();
      case "uuid" -> new ColumnReader(Scalar.UUID, Transfers::uuid);
      case "json", "jsonb" -> new ColumnReader(Scalar.JSON, Transfers::text);
      default -> byNumber(type, column);
    };
  }

  private static ColumnReader byNumber(JdbcType type, String column) {
    return switch (type.number) {
      case Types.BOOLEAN -> new ColumnReader(Scalar.BOOLEAN, Transfers::bool);
      case Types.TINYINT -> new ColumnReader(Scalar.TINYINT, Transfers::whole);
      case Types.SMALLINT -> new ColumnReader(Scalar.SMALLINT, Transfers::whole);
      case Types.INTEGER -> new ColumnReader(Scalar.INTEGER, Transfers::whole);
      case Types.BIGINT -> new ColumnReader(Scalar.BIGINT, Transfers::whole);
      case Types.REAL -> new ColumnReader(Scalar.FLOAT, Transfers::real);
      case Types.FLOAT, Types.DOUBLE -> new ColumnReader(Scalar.DOUBLE, Transfers::floating);
      case Types.NUMERIC, Types.DECIMAL -> exact(type.precision, type.scale, column);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          new ColumnReader(Scalar.BLOB, Transfers::bytes);
      case Types.DATE -> new ColumnReader(Scalar.DATE, TimeTransfers::date);
      case Types.ARRAY -> array(type.name, column);
      default -> type.scale > MICROSECONDS ? text() : byTime(type.number);
    };
  }

  /// Types that are cut at microseconds; finer ones are read as text.
  private static ColumnReader byTime(int number) {
    return switch (number) {
      case Types.TIME -> new ColumnReader(Scalar.TIME, TimeTransfers::time);
      case Types.TIMESTAMP -> new ColumnReader(Scalar.TIMESTAMP, TimeTransfers::timestamp);
      case Types.TIME_WITH_TIMEZONE -> timeTz();
      case Types.TIMESTAMP_WITH_TIMEZONE -> timestampTz();
      default -> text();
    };
  }

  /// What the driver says of a column.
  private record JdbcType(int number, String name, int precision, int scale) {}

  private static ColumnReader text() {
    return new ColumnReader(Scalar.VARCHAR, Transfers::text);
  }

  private static ColumnReader timeTz() {
    return new ColumnReader(Scalar.TIME_TZ, TimeTransfers::timeTz);
  }

  private static ColumnReader timestampTz() {
    return new ColumnReader(Scalar.TIMESTAMP_TZ, TimeTransfers::timestampTz);
  }

  /// A number without a fixed scale, or with more digits than fit, is read as text: it keeps its
  /// digits and may be NaN or infinite.
  private static ColumnReader exact(int precision, int scale, String column) {
    if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
      return text();
    }
    DataType.Decimal type = new DataType.Decimal(precision, scale);
    return new ColumnReader(
        type, (rows, i, target) -> Transfers.decimal(rows, i, target, type, column));
  }

  private static ColumnReader array(String name, String column) {
    if (!name.startsWith("_")) {
      return text();
    }
    String element = name.substring(1);
    ColumnReader reader = of(new JdbcType(Vendor.postgresNumber(element), element, 0, 0), column);
    return new ColumnReader(
        new DataType.ListOf(reader.type()),
        (rows, i, target) -> Transfers.array(rows, i, target, reader, column));
  }
}
