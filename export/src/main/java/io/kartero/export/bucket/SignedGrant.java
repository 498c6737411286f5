package io.kartero.export.bucket;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A service account's own statement of what it wants a token for, as RFC 7523 says: a JWT that its
/// private key signs.
final class SignedGrant {
  static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  /// The longest that Google takes.
  private static final Duration LIFE = Duration.ofHours(1);

  private static final JsonFactory JSON = new JsonFactory();

  private SignedGrant() {}

  static String of(ServiceAccountKey key) {
    Instant now = Instant.now();
    String header =
        json(json -> {
          json.writeStringProperty("alg", "RS256");
          json.writeStringProperty("typ", "JWT");
          json.writeStringProperty("kid", key.id());
        });
    String claims =
        json(json -> {
          json.writeStringProperty("iss", key.email());
          json.writeStringProperty("scope", SCOPE);
          json.writeStringProperty("aud", ServiceAccountKey.GOOGLE.toString());
          json.writeNumberProperty("iat", now.getEpochSecond());
          json.writeNumberProperty("exp", now.plus(LIFE).getEpochSecond());
        });
    String statement = header + "." + claims;
    return statement + "." + encoded(signature(key, statement));
  }

  private static byte[] signature(ServiceAccountKey key, String statement) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.privateKey());
      signature.update(statement.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw KeyFileJson.bad("has a \"private_key\" that cannot sign");
    }
  }

  private static String json(Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return encoded(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
