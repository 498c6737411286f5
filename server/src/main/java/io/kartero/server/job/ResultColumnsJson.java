package io.kartero.server.job;

import io.kartero.rows.Schema;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A result's columns as they are kept: an array of pairs, name and type.
final class ResultColumnsJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ResultColumnsJson() {}

  static String write(Schema schema) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      schema
          .columns()
          .forEach(column -> {
            json.writeStartArray();
            json.writeString(column.name());
            json.writeString(ResultTypes.name(column.type()));
            json.writeEndArray();
          });
      json.writeEndArray();
    }
    return text.toString();
  }

  static List<ResultColumn> read(String text) {
    List<String> strings = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.add(json.getString());
        }
      }
    }
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < strings.size(); i += 2) {
      columns.add(new ResultColumn(strings.get(i), strings.get(i + 1)));
    }
    return columns;
  }
}
