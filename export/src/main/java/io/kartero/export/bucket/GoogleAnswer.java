package io.kartero.export.bucket;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What Google said.
///
/// @param status of HTTP; 0 where no answer came
/// @param location the header of this name, or nothing
/// @param range the header of this name, or nothing
record GoogleAnswer(int status, String location, String range, String body) {
  static final GoogleAnswer NONE = new GoogleAnswer(0, "", "", "");

  static final int RESUME_INCOMPLETE = 308;
  static final int UNAUTHORIZED = 401;

  private static final JsonFactory FACTORY = new JsonFactory();

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// Of a refusal: one word of Google's, or nothing.
  String reason() {
    Map<String, String> texts = texts();
    return texts.getOrDefault("reason", texts.getOrDefault("error", ""));
  }

  /// Of a refusal: a sentence of Google's, or nothing.
  String message() {
    Map<String, String> texts = texts();
    return texts.getOrDefault("message", texts.getOrDefault("error_description", ""));
  }

  /// The first text of each name at any depth, which serves both shapes of Google's errors.
  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
          texts.putIfAbsent(parser.currentName(), parser.getString());
        }
      }
    } catch (JacksonException notJson) {
      return texts; // A proxy's page: the status has to do.
    }
    return texts;
  }
}
