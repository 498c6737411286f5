package io.kartero.export.bucket;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  static final int UNAUTHORIZED = 401;

  static final int RESUME_INCOMPLETE = 308;

  private static final Pattern RECEIVED = Pattern.compile("bytes=0-(\\d{1,18})");

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final int LONGEST_TEXT = 500;

  private static final JsonFactory FACTORY = new JsonFactory();

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// Of a session that wants more: how many bytes it has.
  long received() throws IOException {
    Matcher matcher = RECEIVED.matcher(range);
    if (range.isEmpty()) {
      return 0;
    }
    if (!matcher.matches()) {
      throw new IOException("the answer has a range that makes no sense");
    }
    return Long.parseLong(matcher.group(1)) + 1;
  }

  /// Of a request for a session: where it is. A token that travels encrypted to here does so to
  /// there. What is wrong with an address is not shown, since it may be a session's.
  URI session(URI opening) throws IOException {
    try {
      URI address = URI.create(location);
      // Not its host, for which Java takes no underscore.
      if (address.getRawAuthority() != null
          && opening.getScheme().equalsIgnoreCase(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer names no session");
    }
    throw new IOException("the answer names no session");
  }

  /// Of a refusal: one word of Google's, or nothing.
  String reason() {
    Map<String, String> texts = texts();
    return shown(texts.getOrDefault("reason", texts.getOrDefault("error", "")));
  }

  /// Of a refusal: a sentence of Google's, or nothing.
  String message() {
    Map<String, String> texts = texts();
    return shown(texts.getOrDefault("message", texts.getOrDefault("error_description", "")));
  }

  /// One line of bearable length, whoever wrote it.
  static String shown(String text) {
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + " ...";
  }

  /// The first text or number of each name at any depth, which serves both shapes of Google's
  /// errors.
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      while (parser.nextToken() != null) {
        if (parser.currentName() != null && isTextOrNumber(parser.currentToken())) {
          texts.putIfAbsent(parser.currentName(), parser.getString());
        }
      }
    } catch (JacksonException notJson) {
      return texts; // A proxy's page: the status has to do.
    }
    return texts;
  }

  private static boolean isTextOrNumber(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric();
  }

  /// Without a session's address and a token.
  @Override
  public String toString() {
    return "GoogleAnswer[" + status + "]";
  }
}
