package io.kartero.server.database;

import io.kartero.rows.FixedBuilder;
import io.kartero.rows.ListBuilder;
import io.kartero.rows.StructBuilder;
import io.kartero.rows.TextBuilder;
import io.kartero.rows.VectorBuilder;
import java.util.Map;
import org.msgpack.value.Value;

/// Puts a value of MessagePack into a column. Within lists and maps, what does not fit the declared
/// type is NULL; everywhere else the column's type was chosen so that it fits.
final class Cells {
  private Cells() {}

  static void append(VectorBuilder cells, ColumnType type, Value value) {
    if (value.isNilValue()) {
      cells.appendNull();
      return;
    }
    switch (type) {
      case ColumnType.Plain plain -> append(cells, plain, value);
      case ColumnType.ArrayOf list -> append((ListBuilder) cells, list, value);
      case ColumnType.MapOf map -> append((ListBuilder) cells, map, value);
      case ColumnType.Foreign _ -> ((TextBuilder) cells).append(text(value));
    }
  }

  private static void append(VectorBuilder cells, ColumnType.Plain type, Value value) {
    switch (type) {
      case STRING -> ((TextBuilder) cells).append(text(value));
      case INT, LONG -> {
        if (value.isIntegerValue() && fits(type, value)) {
          ((FixedBuilder) cells).append(value.asIntegerValue().asLong());
        } else {
          cells.appendNull();
        }
      }
      case FLOAT -> {
        if (value.isNumberValue()) {
          ((FixedBuilder) cells).append(value.asNumberValue().toFloat());
        } else {
          cells.appendNull();
        }
      }
      case DOUBLE -> {
        if (value.isNumberValue()) {
          ((FixedBuilder) cells).append(value.asNumberValue().toDouble());
        } else {
          cells.appendNull();
        }
      }
    }
  }

  static boolean fits(ColumnType.Plain type, Value value) {
    return type == ColumnType.Plain.INT
        ? value.asIntegerValue().isInIntRange()
        : value.asIntegerValue().isInLongRange();
  }

  private static void append(ListBuilder cells, ColumnType.ArrayOf type, Value value) {
    if (!value.isArrayValue()) {
      cells.appendNull();
      return;
    }
    for (Value element : value.asArrayValue()) {
      append(cells.elements(), type.element(), element);
    }
    cells.endList();
  }

  private static void append(ListBuilder cells, ColumnType.MapOf type, Value value) {
    if (!value.isMapValue()) {
      cells.appendNull();
      return;
    }
    StructBuilder entries = (StructBuilder) cells.elements();
    for (Map.Entry<Value, Value> entry : value.asMapValue().entrySet()) {
      append(entries.field(0), type.key(), entry.getKey());
      append(entries.field(1), type.value(), entry.getValue());
      entries.endStruct();
    }
    cells.endList();
  }

  /// A text as it is, anything else as JSON.
  static String text(Value value) {
    return value.isRawValue() ? value.asRawValue().asString() : value.toJson();
  }
}
