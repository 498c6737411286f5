package io.kartero.export.bucket;

import com.google.api.client.http.HttpResponseException;
import com.google.cloud.storage.StorageException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What Google said when it refused: of its JSON, or the HTTP status alone.
///
/// @param status 0 where no answer came
/// @param reason one word of Google's, or nothing
/// @param message a sentence of Google's, or nothing
record GoogleAnswer(int status, String reason, String message) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static GoogleAnswer in(Throwable thrown) {
    int status =
        Causes.find(StorageException.class, thrown).map(StorageException::getCode).orElse(0);
    return Causes.find(HttpResponseException.class, thrown)
        .map(GoogleAnswer::of)
        .orElseGet(() -> new GoogleAnswer(status, "", ""));
  }

  private static GoogleAnswer of(HttpResponseException answer) {
    Map<String, String> texts = texts(String.valueOf(answer.getContent()));
    String reason = texts.getOrDefault("reason", texts.getOrDefault("error", ""));
    String message = texts.getOrDefault("message", texts.getOrDefault("error_description", ""));
    return new GoogleAnswer(answer.getStatusCode(), reason, message);
  }

  /// The first text of each name at any depth, which serves both shapes of Google's errors.
  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new TreeMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
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
