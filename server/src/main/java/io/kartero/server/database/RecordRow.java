package io.kartero.server.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;

/// Brings the values of a record in the order of columns. Names are compared without case, as SQL
/// does; of a key that comes twice the first counts.
final class RecordRow {
  private final Map<String, Integer> places = new HashMap<>();
  private final @Nullable Value[] values;

  RecordRow(Collection<TableColumn> columns) {
    for (TableColumn column : columns) {
      places.put(SchemaChange.key(column.name()), places.size());
    }
    values = new Value[places.size()];
  }

  /// A value for each column, null where the record has none; valid until the next call.
  @Nullable Value[] of(Value record) {
    Arrays.fill(values, null);
    Value[] entries = RecordFile.entries(record.asMapValue());
    for (int i = 0; i < entries.length; i += 2) {
      @Nullable Integer place = place(RecordSchema.name(entries[i]));
      if (place != null && values[place] == null) {
        values[place] = entries[i + 1];
      }
    }
    return values;
  }

  private @Nullable Integer place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      place = places.get(SchemaChange.key(name));
      if (place != null) {
        places.put(name, place); // so that its case is looked at once
      }
    }
    return place;
  }
}
