package io.kartero.export.settings;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// A [Layer] as a JSON object.
final class LayerJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private LayerJson() {}

  /// @param source what the text is, for the messages: `settings`, `connection`
  /// @throws InvalidSettings when the text is not a JSON object
  static Layer read(String source, String json) {
    String text = json.indexOf(BYTE_ORDER_MARK) == 0 ? json.substring(1) : json;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      return read(source, parser);
    } catch (JacksonException e) {
      throw invalid(source, "this is not JSON: " + place(e.getLocation()) + cause(e), "");
    }
  }

  private static Layer read(String source, JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw invalid(
          source, "this is " + kind(first), "give one JSON object, as in {\"bucket\": ...}");
    }
    Layer layer = new Layer();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_NULL -> layer.addNull(key);
        case START_ARRAY -> nested(layer, key, parser, "a list");
        case START_OBJECT -> object(layer, key, parser);
        default -> layer.add(key, parser.getString());
      }
    }
    if (parser.nextToken() != null) {
      throw invalid(
          source, "this goes on after the end of the JSON object", "give one JSON object");
    }
    return layer;
  }

  /// The key file is itself a JSON object, and may be given as one.
  private static void object(Layer layer, String key, JsonParser parser) {
    if (Setting.named(key).filter(Setting.JSON_KEYFILE::equals).isEmpty()) {
      nested(layer, key, parser, "an object");
      return;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.copyCurrentStructureExact(parser);
    }
    layer.add(key, text.toString());
  }

  private static void nested(Layer layer, String key, JsonParser parser, String kind) {
    parser.skipChildren();
    layer.addNested(key, kind);
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case null -> "empty";
      case START_ARRAY -> "a list";
      default -> "a single value";
    };
  }

  private static String place(@Nullable TokenStreamLocation place) {
    return place == null
        ? ""
        : "line %d, column %d: ".formatted(place.getLineNr(), place.getColumnNr());
  }

  /// In words of our own: the parser's message quotes the text, which may hold a secret.
  private static String cause(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (e instanceof UnexpectedEndOfInputException) {
      return "the text ends too early; a quote or a closing brace is missing";
    }
    if (e instanceof StreamConstraintsException) {
      return "a name, a number or the nesting is larger than any setting";
    }
    if (message.startsWith("Unrecognized character escape")) {
      return "this character cannot follow a backslash; write \\\\ for the backslash itself";
    }
    if (message.startsWith("Illegal unquoted character")) {
      return "a line break or another control character stands inside a text; write \\n";
    }
    if (message.contains("hex-digit")) {
      return "four hexadecimal digits must follow \\u";
    }
    if (message.contains("numeric value") || message.startsWith("Non-standard token")) {
      return "this is no number as JSON writes them; put it in quotes";
    }
    if (message.startsWith("Unrecognized token")) {
      return "a word stands here that is not in quotes";
    }
    return "this character cannot stand here; a quote, a comma or a colon may be missing";
  }

  private static InvalidSettings invalid(String source, String message, String hint) {
    return new InvalidSettings(List.of(new Problem(source, message, hint)));
  }
}
