package io.kartero.export.settings;

import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Settings as JSON, fit to be shown: only what is known to be harmless stays.
final class MaskedJson {
  static final String MASK = "***";
  private static final JsonFactory JSON = new JsonFactory();

  private MaskedJson() {}

  static String of(String json) {
    StringWriter text = new StringWriter();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json);
        JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return nothing();
      }
      generator.writeStartObject();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        copy(parser, generator);
      }
      generator.writeEndObject();
    } catch (JacksonException notJson) {
      return nothing();
    }
    return text.toString();
  }

  private static void copy(JsonParser parser, JsonGenerator generator) {
    String key = parser.currentName();
    boolean known = Setting.named(key).isPresent();
    generator.writeName(known || Layer.isHarmless(key) ? key : MASK);
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      parser.skipChildren();
      generator.writeString(MASK);
    } else if (isHarmless(key, parser)) {
      generator.copyCurrentEvent(parser);
    } else {
      generator.writeString(MASK);
    }
  }

  private static boolean isHarmless(String key, JsonParser parser) {
    return Setting.named(key).filter(setting -> setting != Setting.JSON_KEYFILE).isPresent()
        && !Layer.holdsPrivateKey(String.valueOf(parser.getString()));
  }

  private static String nothing() {
    return "{\"settings\":\"" + MASK + "\"}";
  }
}
