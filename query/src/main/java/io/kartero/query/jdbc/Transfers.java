package io.kartero.query.jdbc;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.ListBuilder;
import io.kartero.rows.TextBuilder;
import io.kartero.rows.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One value, from the current row of a result set to the end of a vector.
final class Transfers {
  private Transfers() {}

  static void bool(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    boolean value = rows.getBoolean(column);
    append(rows, value ? 1 : 0, target);
  }

  static void whole(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    append(rows, rows.getLong(column), target);
  }

  private static void append(ResultSet rows, long value, VectorBuilder target) throws SQLException {
    if (rows.wasNull()) {
      target.appendNull();
    } else {
      ((FixedBuilder) target).append(value);
    }
  }

  static void real(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    float value = rows.getFloat(column);
    if (rows.wasNull()) {
      target.appendNull();
    } else {
      ((FixedBuilder) target).append(value);
    }
  }

  static void floating(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    double value = rows.getDouble(column);
    if (rows.wasNull()) {
      target.appendNull();
    } else {
      ((FixedBuilder) target).append(value);
    }
  }

  static void text(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    String value = rows.getString(column);
    if (value == null) {
      target.appendNull();
    } else {
      ((TextBuilder) target).append(value);
    }
  }

  static void bytes(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    byte[] value = rows.getBytes(column);
    if (value == null) {
      target.appendNull();
    } else {
      ((TextBuilder) target).append(value);
    }
  }

  static void uuid(ResultSet rows, int column, VectorBuilder target) throws SQLException {
    UUID value = rows.getObject(column, UUID.class);
    if (value == null) {
      target.appendNull();
    } else {
      ((FixedBuilder) target)
          .append(value.getLeastSignificantBits(), value.getMostSignificantBits() ^ Long.MIN_VALUE);
    }
  }

  static void decimal(
      ResultSet rows, int column, VectorBuilder target, DataType.Decimal type, String name)
      throws SQLException {
    BigDecimal value;
    try {
      value = rows.getBigDecimal(column);
    } catch (SQLException e) {
      throw unfit(name, rows.getString(column), type, e);
    }
    if (value == null) {
      target.appendNull();
      return;
    }
    if (value.scale() > type.scale() && value.stripTrailingZeros().scale() > type.scale()) {
      throw unfit(name, value.toPlainString(), type, null);
    }
    BigInteger unscaled = value.setScale(type.scale()).unscaledValue();
    ((FixedBuilder) target).append(unscaled.longValue(), unscaled.shiftRight(64).longValue());
  }

  private static QueryException unfit(
      String column, @Nullable String value, DataType.Decimal type, @Nullable SQLException cause) {
    return new QueryException(
        Code.BAD_VALUE,
        "the column \""
            + column
            + "\" has the value "
            + value
            + ", which no "
            + type
            + " can be; cast the column to text in the SQL",
        -1,
        cause);
  }

  static void array(
      ResultSet rows, int column, VectorBuilder target, ColumnReader element, String name)
      throws SQLException {
    Array value = rows.getArray(column);
    if (value == null) {
      target.appendNull();
      return;
    }
    ListBuilder list = (ListBuilder) target;
    // The driver's result set of an array has the index and the value as columns.
    try (ResultSet elements = value.getResultSet()) {
      if (elements.getMetaData().getColumnType(2) == Types.ARRAY) {
        throw new QueryException(
            Code.BAD_VALUE,
            "the column \""
                + name
                + "\" has an array of several dimensions, which no list can be;"
                + " cast the column to text in the SQL",
            -1,
            null);
      }
      while (elements.next()) {
        element.read(elements, 2, list.elements());
      }
    } finally {
      value.free();
    }
    list.endList();
  }
}
