package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.kartero.rows.TextBuilder;
import io.kartero.rows.VectorBuilder;
import java.io.IOException;
import java.io.StringWriter;

/// JSON within JSON.
final class JsonTexts {
  /// A value beyond what Jackson thinks reasonable is still the customer's.
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(100_000)
                  .build())
          .build();

  private JsonTexts() {}

  /// The value that the parser stands on, as a text.
  static void copy(JsonParser from, VectorBuilder to) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.copyCurrentStructure(from);
    }
    ((TextBuilder) to).append(text.toString());
  }
}
