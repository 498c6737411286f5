package io.kartero.export.bucket;

import io.kartero.export.bucket.GoogleTrouble.About;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Speaks to Google in the name of one service account.
final class GoogleClient {
  private static final URI GOOGLE = URI.create("https://storage.googleapis.com");

  /// What is made of an answer; an [IOException] stands for an answer that makes no sense.
  @FunctionalInterface
  interface Reading<T> {
    T of(GoogleAnswer answer) throws IOException;
  }

  private final GoogleBucketSettings settings;
  private final ServiceAccountKey key;
  private final HttpWire wire = new HttpWire();
  private final Optional<AccessTokens> tokens;

  GoogleClient(GoogleBucketSettings settings) {
    this.settings = settings;
    this.key = KeyFileJson.parse(settings.credential());
    // A stand-in gets no token of others, which would be good for the real buckets.
    this.tokens =
        settings.emulator().isEmpty() || key.isExchangedBeside(settings.emulator().get())
            ? Optional.of(new AccessTokens(key, wire))
            : Optional.empty();
  }

  String email() {
    return key.email();
  }

  URI tokenUri() {
    return key.tokenUri();
  }

  GoogleAddress address(String path) {
    return GoogleAddress.at(settings.emulator().orElse(GOOGLE), path).name(settings.bucket());
  }

  /// Sends it until it is answered or must not be sent again.
  <T> T repeatedly(GoogleRequest request, TransferLimits limits, Reading<T> reading)
      throws GoogleTrouble {
    Attempts attempts = new Attempts(limits);
    while (true) {
      try {
        GoogleAnswer answer = once(request, limits);
        if (!answer.isSuccess()) {
          throw GoogleTrouble.answered(About.ANSWER, answer);
        }
        return read(answer, reading);
      } catch (GoogleTrouble trouble) {
        attempts.failed(trouble);
      }
    }
  }

  static <T> T read(GoogleAnswer answer, Reading<T> reading) throws GoogleTrouble {
    try {
      return reading.of(answer);
    } catch (IOException e) {
      throw GoogleTrouble.unanswered(About.ANSWER, e);
    }
  }

  /// Sends it once. The answer is a success, or says what a session still lacks.
  GoogleAnswer once(GoogleRequest request, TransferLimits limits) throws GoogleTrouble {
    String token = tokens.isPresent() ? tokens.get().get(limits) : "";
    try {
      GoogleAnswer answer = wire.exchange(inOurName(request, token), limits);
      if (answer.status() == GoogleAnswer.UNAUTHORIZED) {
        tokens.ifPresent(all -> all.refused(token));
      }
      if (!answer.isSuccess() && answer.status() != GoogleAnswer.RESUME_INCOMPLETE) {
        throw GoogleTrouble.answered(About.ANSWER, answer);
      }
      return answer;
    } catch (IOException e) {
      throw GoogleTrouble.unanswered(About.ANSWER, e);
    }
  }

  private GoogleRequest inOurName(GoogleRequest request, String token) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("User-Agent", settings.applicationName());
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    return new GoogleRequest(request.method(), request.address(), headers, request.body());
  }
}
