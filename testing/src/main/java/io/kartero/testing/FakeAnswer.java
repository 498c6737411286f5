package io.kartero.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a fake server says.
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record FakeAnswer(int status, Map<String, String> headers, byte[] body) {
  static FakeAnswer json(int status, Map<String, ?> body) {
    return new FakeAnswer(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        FakeJson.text(body).getBytes(StandardCharsets.UTF_8));
  }

  static FakeAnswer empty(int status, Map<String, String> headers) {
    return new FakeAnswer(status, headers, new byte[0]);
  }

  /// An error in the shape of Google's JSON API.
  static FakeAnswer error(int status, String reason, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", status);
    error.put("message", message);
    error.put("errors", List.of(Map.of("message", message, "domain", "global", "reason", reason)));
    return json(status, Map.of("error", error));
  }

  FakeAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new FakeAnswer(status, more, body);
  }
}
