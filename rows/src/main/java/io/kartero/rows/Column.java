package io.kartero.rows;

import java.util.Objects;

/// A name and a type: a column of a result, or a field inside one.
public record Column(String name, DataType type) {
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
