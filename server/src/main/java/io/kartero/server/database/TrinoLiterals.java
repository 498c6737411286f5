package io.kartero.server.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.msgpack.value.Value;

/// Writes a value of MessagePack as Trino reads it. What does not fit is NULL where [Cells] makes
/// it NULL in the warehouse.
final class TrinoLiterals {
  private static final String NULL = "NULL";

  private TrinoLiterals() {}

  static String of(ColumnType type, Value value) {
    if (value.isNilValue()) {
      return NULL;
    }
    return switch (type) {
      case ColumnType.Plain plain -> plain(plain, value);
      case ColumnType.ArrayOf(ColumnType element) ->
          value.isArrayValue() ? array(element, value.asArrayValue()) : NULL;
      case ColumnType.MapOf map -> value.isMapValue() ? map(map, value) : NULL;
      case ColumnType.Foreign(String sql) -> foreign(sql, Cells.text(value));
    };
  }

  private static String plain(ColumnType.Plain type, Value value) {
    return switch (type) {
      case STRING -> Names.literal(Cells.text(value));
      case INT, LONG -> value.isIntegerValue() && Cells.fits(type, value) ? value.toString() : NULL;
      case FLOAT -> value.isNumberValue() ? "REAL '" + value.asNumberValue().toFloat() + "'" : NULL;
      case DOUBLE ->
          value.isNumberValue() ? "DOUBLE '" + value.asNumberValue().toDouble() + "'" : NULL;
    };
  }

  private static String array(ColumnType type, Iterable<Value> elements) {
    return StreamSupport.stream(elements.spliterator(), false)
        .map(element -> of(type, element))
        .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  /// Of a key that comes twice the first counts, and a key that is NULL is none.
  private static String map(ColumnType.MapOf type, Value value) {
    Map<String, String> entries = new LinkedHashMap<>();
    value
        .asMapValue()
        .entrySet()
        .forEach(entry ->
            entries.putIfAbsent(
                of(type.key(), entry.getKey()), of(type.value(), entry.getValue())));
    entries.remove(NULL);
    return "MAP(ARRAY[%s], ARRAY[%s])"
        .formatted(String.join(", ", entries.keySet()), String.join(", ", entries.values()));
  }

  /// A text is not cast to a length, which would cut it: Trino refuses it when it is too long.
  private static String foreign(String type, String text) {
    return type.toLowerCase(Locale.ROOT).startsWith("varchar")
        ? Names.literal(text)
        : "CAST(" + Names.literal(text) + " AS " + type + ")";
  }
}
