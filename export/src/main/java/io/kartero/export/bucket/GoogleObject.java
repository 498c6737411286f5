package io.kartero.export.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What Google says of an object that is there.
///
/// @param crc32c its sum; nothing where the object is encrypted with its writer's own key
record GoogleObject(long generation, long size, String crc32c, Map<String, String> metadata) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static GoogleObject of(GoogleAnswer answer) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    Map<String, String> metadata = new TreeMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), answer.body())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw noObject();
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_OBJECT && name.equals("metadata")) {
          readTexts(parser, metadata);
        } else if (value.isScalarValue()) {
          fields.put(name, text(parser));
        } else {
          parser.skipChildren();
        }
      }
      return new GoogleObject(
          Long.parseLong(fields.getOrDefault("generation", "")),
          Long.parseLong(fields.getOrDefault("size", "")),
          fields.getOrDefault("crc32c", ""),
          metadata);
    } catch (JacksonException | NumberFormatException e) {
      throw noObject();
    }
  }

  private static void readTexts(JsonParser parser, Map<String, String> texts) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      texts.put(name, text(parser));
      parser.skipChildren();
    }
  }

  private static String text(JsonParser parser) {
    @Nullable String text = parser.getValueAsString();
    return text == null ? "" : text;
  }

  private static IOException noObject() {
    return new IOException("the answer does not describe an object");
  }

  StoredObject stored(String bucket, String name) throws IOException {
    return new StoredObject("gs://" + bucket + "/" + name, bucket, name, generation, size, sum());
  }

  private int sum() throws IOException {
    try {
      byte[] bytes = Base64.getDecoder().decode(crc32c);
      if (bytes.length == Integer.BYTES) {
        return ByteBuffer.wrap(bytes).getInt();
      }
    } catch (IllegalArgumentException e) {
      throw noObject();
    }
    throw noObject();
  }
}
