package io.kartero.server.td;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.td.BareHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line about an answer.
sealed interface Expectation {
  /// `= /pointer JSON`: the value is there, and is this one.
  record Value(String pointer, String json) implements Expectation {}

  /// `~ /pointer JSON`: the request is repeated until the value is this one.
  record Awaited(String pointer, String json) implements Expectation {}

  /// `? kind|kind /pointer /pointer...`: the values are of one of these kinds.
  record Kind(List<String> kinds, List<String> pointers) implements Expectation {}

  /// `@ name /pointer`: the value is what later requests call `{name}`.
  record Id(String name, String pointer) implements Expectation {}

  /// `rows [...]`: the body is these msgpack values, one after the other.
  record Rows(String json) implements Expectation {}

  /// `rows.gz [...]`: the same, gzipped, and not by a Content-Encoding.
  record GzippedRows(String json) implements Expectation {}

  static Expectation of(String line) {
    String[] words = line.split(" ", 3);
    return switch (words[0]) {
      case "=" -> new Value(words[1], words[2]);
      case "~" -> new Awaited(words[1], words[2]);
      case "?" -> new Kind(List.of(words[1].split("\\|")), List.of(words[2].split(" ")));
      case "@" -> new Id(words[1], words[2]);
      case "rows" -> new Rows(line.substring(5));
      case "rows.gz" -> new GzippedRows(line.substring(8));
      default -> throw new IllegalArgumentException(line);
    };
  }

  default boolean isStillAwaitedIn(Answer answer) {
    return this instanceof Awaited(String pointer, String json)
        && !answer.json().at(pointer).equals(parsed(json))
        && !answer.json().at(pointer).equals(parsed("\"error\""));
  }

  default void check(String name, Answer answer, Variables variables) {
    switch (this) {
      case Value(String pointer, String json) ->
          assertThat(answer.json().at(pointer))
              .as("%s\n%s in %s", name, pointer, answer.text())
              .isEqualTo(parsed(json));
      case Awaited(String pointer, String json) ->
          assertThat(answer.json().at(pointer))
              .as("%s\n%s in %s", name, pointer, answer.text())
              .isEqualTo(parsed(json));
      case Kind(List<String> kinds, List<String> pointers) ->
          assertThat(pointers)
              .as("%s\n%s in %s", name, kinds, answer.text())
              .allMatch(pointer -> kinds.contains(kind(answer.json().at(pointer))));
      case Id(String variable, String pointer) -> {
        JsonNode value = answer.json().at(pointer);
        assertThat(value.isValueNode()).as("%s\n%s", name, answer.text()).isTrue();
        variables.with(variable, value.asString());
      }
      case Rows(String json) ->
          assertThat(rows(answer.content())).as(name).isEqualTo(parsed(json).toString());
      case GzippedRows(String json) -> {
        assertThat(answer.header("content-encoding")).as(name).isEqualTo(Optional.empty());
        assertThat(rows(BareHttp.gunzip(answer.body())))
            .as(name)
            .isEqualTo(parsed(json).toString());
      }
    }
  }

  private static JsonNode parsed(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING ->
          node.stringValue().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC")
              ? "time"
              : "text";
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "truth";
      case NULL -> "null";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "missing";
    };
  }

  private static String rows(byte[] msgpack) {
    List<String> rows = new ArrayList<>();
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(msgpack)) {
      while (unpacker.hasNext()) {
        rows.add(unpacker.unpackValue().toJson());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.toString().replace(", [", ",[").replace(", {", ",{");
  }
}
