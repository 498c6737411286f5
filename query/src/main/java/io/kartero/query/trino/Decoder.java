package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonParser;
import io.kartero.rows.DataType;
import io.kartero.rows.VectorBuilder;
import java.io.IOException;

/// How the values of one type get from Trino's JSON into a vector.
///
/// @param key the same for a key of a map, which JSON has as a text always
record Decoder(DataType type, Value value, Key key) {
  /// Moves the value that the parser stands on; it is not NULL.
  interface Value {
    void read(JsonParser from, VectorBuilder to) throws IOException;
  }

  interface Key {
    void read(String from, VectorBuilder to);
  }

  /// A type whose JSON is a text.
  static Decoder ofText(DataType type, Key text) {
    return new Decoder(type, (from, to) -> text.read(from.getText(), to), text);
  }
}
