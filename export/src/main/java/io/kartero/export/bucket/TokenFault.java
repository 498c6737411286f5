package io.kartero.export.bucket;

import com.google.auth.Retryable;
import java.util.Optional;

/// Why no access token came.
///
/// @param passes whether another attempt can bring one
record TokenFault(boolean passes, GoogleAnswer answer) {
  private static final int SERVER_ERROR = 500;

  /// What Google's client marks as a matter of tokens. It would not ask again after a 502 or 504,
  /// which say nothing of the key either.
  static Optional<TokenFault> in(Throwable thrown) {
    GoogleAnswer answer = GoogleAnswer.in(thrown);
    return Causes.find(Retryable.class, thrown)
        .map(mark -> mark.isRetryable() || answer.status() >= SERVER_ERROR)
        .map(passes -> new TokenFault(passes, answer));
  }

  /// What is signed for a token holds for an hour from now, and now is what this machine's clock
  /// says.
  boolean isOfClocks() {
    return answer.message().contains("reasonable timeframe");
  }
}
