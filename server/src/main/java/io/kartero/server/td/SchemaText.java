package io.kartero.server.td;

import io.kartero.server.database.ColumnType;
import io.kartero.server.database.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the schema that a client sends: JSON pairs of name and type, or Java's triples, whose last
/// part repeats the name.
final class SchemaText {
  private SchemaText() {}

  static List<TableColumn> read(Parameters parameters, JsonMapper json) {
    String text = parameters.required("schema");
    parameters.check();
    List<TableColumn> columns = new ArrayList<>();
    try {
      json.readTree(text).forEach(pair -> column(pair, parameters).ifPresent(columns::add));
    } catch (JacksonException e) {
      parameters.problem("schema", "is no JSON" + Position.of(e), "[[\"name\",\"type\"],...] is");
    }
    parameters.check();
    return columns;
  }

  private static Optional<TableColumn> column(JsonNode pair, Parameters parameters) {
    String name = pair.path(0).asString("");
    String word = pair.path(1).asString("");
    Optional<ColumnType> type = ColumnType.parse(word);
    if (type.isEmpty()) {
      parameters.problem(
          "schema",
          "column \"" + name + "\" has the unknown type \"" + word + "\"",
          "string, int, long, float, double, array<...> and map<...,...> are known");
    }
    return type.map(known -> new TableColumn(name, known));
  }
}
