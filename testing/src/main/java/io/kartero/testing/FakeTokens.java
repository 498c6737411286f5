package io.kartero.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Exchanges signed statements for access tokens, as RFC 7523 says and Google does.
final class FakeTokens {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String GOOGLE = "https://oauth2.googleapis.com/token";
  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/devstorage.read_write",
          "https://www.googleapis.com/auth/devstorage.full_control",
          "https://www.googleapis.com/auth/cloud-platform");

  private record Token(FakeAccount account, Instant end) {}

  private final Map<String, FakeAccount> accounts = new ConcurrentHashMap<>();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Set<String> scopes = ConcurrentHashMap.newKeySet();
  private volatile Duration life = Duration.ofHours(1);

  void add(FakeAccount account) {
    accounts.put(account.email(), account);
  }

  void life(Duration wanted) {
    life = wanted;
  }

  Set<String> scopes() {
    return Set.copyOf(scopes);
  }

  /// Whom the header `Authorization` stands for now.
  Optional<FakeAccount> bearer(String authorization, Instant now) {
    return Optional.ofNullable(tokens.get(authorization.replaceFirst("^Bearer ", "")))
        .filter(token -> now.isBefore(token.end()))
        .map(Token::account);
  }

  FakeAnswer exchange(String body, URI tokenUri, Instant now) {
    Map<String, List<String>> form = FakeRequest.parameters(body);
    String[] jwt = form.getOrDefault("assertion", List.of("")).getFirst().split("\\.", -1);
    if (!List.of(GRANT).equals(form.get("grant_type")) || jwt.length != 3) {
      return refusal("invalid_request", "Not a signed JWT grant.");
    }
    Map<String, Object> header = FakeJson.object(decoded(jwt[0]));
    Map<String, Object> claims = FakeJson.object(decoded(jwt[1]));
    FakeAccount account = accounts.get(String.valueOf(claims.get("iss")));
    if (account == null) {
      return refusal("invalid_grant", "Invalid grant: account not found");
    }
    if (!"RS256".equals(header.get("alg")) || !isSigned(account, jwt)) {
      return refusal("invalid_grant", "Invalid JWT Signature.");
    }
    if (!List.of(GOOGLE, tokenUri.toString()).contains(String.valueOf(claims.get("aud")))) {
      return refusal("invalid_grant", "Invalid JWT: wrong audience.");
    }
    if (!now.isBefore(second(claims, "exp"))
        || second(claims, "iat").isAfter(now.plusSeconds(60))) {
      return refusal(
          "invalid_grant",
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
              + " timeframe. Check your iat and exp values in the JWT claim.");
    }
    if (!SCOPES.contains(String.valueOf(claims.get("scope")))) {
      return refusal("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }
    scopes.add(String.valueOf(claims.get("scope")));
    return issue(account, now);
  }

  private FakeAnswer issue(FakeAccount account, Instant now) {
    String token = "ya29.fake-" + UUID.randomUUID();
    tokens.put(token, new Token(account, now.plus(life)));
    Map<String, Object> answer = new HashMap<>();
    answer.put("access_token", token);
    answer.put("expires_in", (int) life.toSeconds());
    answer.put("token_type", "Bearer");
    return FakeAnswer.json(200, answer);
  }

  private static FakeAnswer refusal(String error, String description) {
    return FakeAnswer.json(400, Map.of("error", error, "error_description", description));
  }

  private static Instant second(Map<String, Object> claims, String name) {
    return Instant.ofEpochSecond(Long.parseLong(String.valueOf(claims.get(name))));
  }

  private static boolean isSigned(FakeAccount account, String[] jwt) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(account.keys().getPublic());
      signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(jwt[2]));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
