package io.kartero.export.bucket;

import io.kartero.export.bucket.GoogleTrouble.About;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// The access tokens of one service account: one serves all uploads until shortly before its end.
///
/// https://developers.google.com/identity/protocols/oauth2/service-account#httprest
final class AccessTokens {
  /// Enough for a request that is sent now and arrives late.
  private static final Duration MARGIN = Duration.ofMinutes(3);

  /// No token of Google's lives longer.
  private static final long LONGEST_LIFE = Duration.ofHours(12).toSeconds();

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  private record Token(String text, long end) {
    static final Token NONE = new Token("", System.nanoTime());

    boolean isGood() {
      return end - System.nanoTime() > MARGIN.toNanos();
    }

    @Override
    public String toString() {
      return "Token[masked]";
    }
  }

  private final ServiceAccountKey key;
  private final HttpWire wire;
  private Token current = Token.NONE;

  AccessTokens(ServiceAccountKey key, HttpWire wire) {
    this.key = key;
    this.wire = wire;
  }

  /// A good one; asks for it once if there is none.
  synchronized String get(TransferLimits limits) throws GoogleTrouble {
    if (!current.isGood()) {
      current = fetch(limits);
    }
    return current.text();
  }

  /// This one is not accepted, though it seems good.
  synchronized void refused(String token) {
    if (current.text().equals(token)) {
      current = Token.NONE;
    }
  }

  private Token fetch(TransferLimits limits) throws GoogleTrouble {
    long asked = System.nanoTime();
    try {
      GoogleAnswer answer = wire.exchange(request(), limits);
      if (!answer.isSuccess()) {
        throw GoogleTrouble.answered(About.TOKEN, answer);
      }
      return token(answer, asked);
    } catch (IOException e) {
      throw GoogleTrouble.unanswered(About.TOKEN, e);
    }
  }

  private GoogleRequest request() {
    String form =
        "grant_type="
            + URLEncoder.encode(SignedGrant.TYPE, StandardCharsets.UTF_8)
            + "&assertion="
            + SignedGrant.of(key);
    return new GoogleRequest(
        "POST",
        key.tokenUri(),
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        ByteBuffer.wrap(form.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Token token(GoogleAnswer answer, long asked) throws IOException {
    Map<String, String> texts = answer.texts();
    String text = texts.getOrDefault("access_token", "");
    // Whatever stands in the header Authorization must be fit for one.
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException("the answer has no access token");
    }
    return new Token(text, asked + life(texts.getOrDefault("expires_in", "")).toNanos());
  }

  /// One that is not told is taken for none: then each request asks for a token of its own.
  private static Duration life(String seconds) {
    return SECONDS.matcher(seconds).matches()
        ? Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_LIFE))
        : Duration.ZERO;
  }
}
