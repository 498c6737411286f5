package io.kartero.server.database;

import io.kartero.query.sql.JsonRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;

/// Writes a value of MessagePack as JSON that Trino reads. What does not fit is NULL where [Cells]
/// makes it NULL in the warehouse.
final class TrinoCells {
  private static final String NULL = "null";

  private TrinoCells() {}

  static JsonRows.Column column(ColumnType type) {
    return switch (type) {
      case ColumnType.Foreign(String sql) -> new JsonRows.Column("varchar", read(sql));
      case ColumnType.Plain _, ColumnType.ArrayOf _, ColumnType.MapOf _ ->
          new JsonRows.Column(TrinoTypes.sql(type), "%s");
    };
  }

  /// A text is not cast to a length, which would cut it: Trino refuses it when it is too long.
  private static String read(String sql) {
    String kind = sql.split("\\(", 2)[0];
    return switch (kind) {
      case "varchar", "char" -> "%s";
      case "json" -> "json_parse(%s)";
      case "array", "map", "row" -> "CAST(json_parse(%s) AS " + sql + ")";
      default -> "CAST(%s AS " + sql + ")";
    };
  }

  static String of(ColumnType type, @Nullable Value value) {
    if (value == null || value.isNilValue()) {
      return NULL;
    }
    return switch (type) {
      case ColumnType.Plain plain -> plain(plain, value);
      case ColumnType.ArrayOf(ColumnType element) ->
          value.isArrayValue() ? array(element, value.asArrayValue()) : NULL;
      case ColumnType.MapOf map -> value.isMapValue() ? map(map, value) : NULL;
      case ColumnType.Foreign _ -> JsonRows.text(Cells.text(value));
    };
  }

  private static String plain(ColumnType.Plain type, Value value) {
    return switch (type) {
      case STRING -> JsonRows.text(Cells.text(value));
      case INT, LONG -> value.isIntegerValue() && Cells.fits(type, value) ? value.toString() : NULL;
      case FLOAT -> value.isNumberValue() ? number(value.asNumberValue().toFloat()) : NULL;
      case DOUBLE -> value.isNumberValue() ? number(value.asNumberValue().toDouble()) : NULL;
    };
  }

  /// JSON has no NaN and no infinity; Trino reads their names.
  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "\"" + value + "\"";
  }

  private static String array(ColumnType type, Iterable<Value> elements) {
    return StreamSupport.stream(elements.spliterator(), false)
        .map(element -> of(type, element))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// Of a key that comes twice the first counts, and a key that is NULL is none.
  private static String map(ColumnType.MapOf type, Value value) {
    Map<String, String> entries = new LinkedHashMap<>();
    value
        .asMapValue()
        .entrySet()
        .forEach(entry -> {
          String key = of(type.key(), entry.getKey());
          if (!key.equals(NULL)) {
            entries.putIfAbsent(
                key.startsWith("\"") ? key : JsonRows.text(key),
                of(type.value(), entry.getValue()));
          }
        });
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
