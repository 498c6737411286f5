package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads a service account's key file. What it says of a bad one never holds any of its content,
/// which is why the parser's own exceptions, full of it, end here.
final class KeyFileJson {
  private static final String FIELD = "json_keyfile";
  private static final String REMEDY =
      "; give the key file exactly as Google Cloud offers it for download.";
  private static final List<String> NEEDED =
      List.of("type", "private_key_id", "private_key", "client_email");

  /// It is named in messages, so it holds nothing that a terminal or a log would obey.
  private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e]+@[\\x21-\\x7e]+");

  /// People paste private keys with real line breaks where JSON wants `\n`.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private KeyFileJson() {}

  static ServiceAccountKey parse(Credential credential) {
    Map<String, String> fields = fields(credential.reveal());
    List<String> missing =
        NEEDED.stream().filter(name -> fields.getOrDefault(name, "").isBlank()).toList();
    if (!missing.isEmpty()) {
      throw bad("has no text in " + quoted(missing.stream()));
    }
    if (!fields.getOrDefault("type", "").equals("service_account")) {
      throw bad("is no service account's key: its \"type\" is not \"service_account\"");
    }
    String email = fields.getOrDefault("client_email", "");
    if (!EMAIL.matcher(email).matches()) {
      throw bad("has a \"client_email\" that is no e-mail address");
    }
    return new ServiceAccountKey(
        email,
        fields.getOrDefault("private_key_id", ""),
        PrivateKeyPem.parse(fields.getOrDefault("private_key", "")),
        ServiceAccountKey.tokenUri(fields.getOrDefault("token_uri", "")));
  }

  static BucketException bad(String reason) {
    return new BucketException(Code.BAD_CREDENTIAL, FIELD + " " + reason + REMEDY);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw bad("is no JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw bad("has more text after its JSON object");
      }
      return fields;
    } catch (JacksonException e) {
      throw bad("is no valid JSON" + position(e.getLocation()) + ": " + cause(e));
    }
  }

  /// The parser does not always say where it was when a limit stopped it.
  private static String position(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String cause(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "a name, a number or the nesting is larger than in any key file";
    }
    String said = String.valueOf(e.getOriginalMessage());
    if (said.startsWith("Unrecognized character escape")) {
      return "the backslash before it begins no JSON escape";
    }
    if (said.startsWith("Unexpected end-of-input")) {
      return "it ends too early";
    }
    return "something else is expected there";
  }

  private static String quoted(Stream<String> names) {
    return names.map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }
}
