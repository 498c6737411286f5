package io.kartero.server.database;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.msgpack.value.Value;

/// The kinds of values that came for a column; from them follows its type, whatever the order they
/// came in. Numbers widen from long to double, and anything else makes a string: a truth value is
/// its word, a list or a map is its JSON, unless the table declares a list or a map.
final class Seen {
  private enum Kind {
    INT,
    LONG,
    DOUBLE,
    TEXT,
    LIST,
    MAP
  }

  private static final Set<Kind> WHOLE = EnumSet.of(Kind.INT, Kind.LONG);
  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INT, Kind.LONG, Kind.DOUBLE);

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

  void add(Value value) {
    switch (value.getValueType()) {
      case NIL -> {}
      case INTEGER ->
          kinds.add(
              value.asIntegerValue().isInIntRange()
                  ? Kind.INT
                  : value.asIntegerValue().isInLongRange() ? Kind.LONG : Kind.TEXT);
      case FLOAT -> kinds.add(Kind.DOUBLE);
      case BOOLEAN, STRING, BINARY, EXTENSION -> kinds.add(Kind.TEXT);
      case ARRAY -> kinds.add(Kind.LIST);
      case MAP -> kinds.add(Kind.MAP);
    }
  }

  /// The type of a new column; empty when nothing but NULL came.
  Optional<ColumnType> type() {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        WHOLE.containsAll(kinds)
            ? ColumnType.Plain.LONG
            : NUMBERS.containsAll(kinds) ? ColumnType.Plain.DOUBLE : ColumnType.Plain.STRING);
  }

  /// The type that a column must have to hold these as well.
  ColumnType widened(ColumnType there) {
    return switch (there) {
      case ColumnType.Plain plain -> widened(plain);
      case ColumnType.ArrayOf list -> only(Kind.LIST) ? list : ColumnType.Plain.STRING;
      case ColumnType.MapOf map -> only(Kind.MAP) ? map : ColumnType.Plain.STRING;
      case ColumnType.Foreign foreign -> foreign;
    };
  }

  private ColumnType widened(ColumnType.Plain there) {
    return switch (there) {
      case STRING -> there;
      case INT -> only(Kind.INT) ? there : type().orElse(there);
      case LONG -> WHOLE.containsAll(kinds) ? there : type().orElse(there);
      case FLOAT, DOUBLE -> NUMBERS.containsAll(kinds) ? there : ColumnType.Plain.STRING;
    };
  }

  private boolean only(Kind kind) {
    return EnumSet.of(kind).containsAll(kinds);
  }
}
