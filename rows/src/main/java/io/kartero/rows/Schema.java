package io.kartero.rows;

import java.util.List;

/// The columns of a result, in order. Names may repeat: SQL allows it.
public record Schema(List<Column> columns) {
  public Schema {
    columns = List.copyOf(columns);
  }

  public static Schema of(Column... columns) {
    return new Schema(List.of(columns));
  }

  public int size() {
    return columns.size();
  }

  public Column column(int index) {
    return columns.get(index);
  }
}
