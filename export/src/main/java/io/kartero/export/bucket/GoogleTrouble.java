package io.kartero.export.bucket;

import java.io.IOException;
import java.net.MalformedURLException;
import java.security.cert.CertificateException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request did not get the answer that was wanted. It ends in this package, where [GoogleFault]
/// puts it into words.
final class GoogleTrouble extends Exception {
  private static final long serialVersionUID = 1;

  // https://cloud.google.com/storage/docs/retry-strategy
  private static final Set<Integer> PASSING = Set.of(308, 408, 429, 500, 502, 503, 504);

  /// What was to be had.
  enum About {
    TOKEN,
    ANSWER,
    /// What the bucket had already said that it holds.
    CONFIRMED_BYTES,
    /// A session, which said that it has come to its end before all bytes were sent.
    EARLY_END
  }

  private final About about;
  private final transient GoogleAnswer answer;

  private GoogleTrouble(About about, GoogleAnswer answer, @Nullable IOException cause) {
    super(cause);
    this.about = about;
    this.answer = answer;
  }

  static GoogleTrouble answered(About about, GoogleAnswer answer) {
    return new GoogleTrouble(about, answer, null);
  }

  /// No answer came, or one that breaks off or makes no sense.
  static GoogleTrouble unanswered(About about, IOException cause) {
    return new GoogleTrouble(about, GoogleAnswer.NONE, cause);
  }

  About about() {
    return about;
  }

  GoogleAnswer answer() {
    return answer;
  }

  /// What the bucket itself said; 0 where it said nothing. What a token server says is no word on
  /// any object.
  int statusOfTheBucket() {
    return about == About.TOKEN ? 0 : answer.status();
  }

  /// Whether another attempt can bring what was wanted.
  boolean passes() {
    return switch (about) {
      case CONFIRMED_BYTES, EARLY_END -> false;
      case TOKEN, ANSWER ->
          getCause() == null
              ? PASSING.contains(answer.status())
              : Causes.find(CertificateException.class, getCause()).isEmpty()
                  && !(getCause() instanceof MalformedURLException);
    };
  }

  boolean isRefusedToken() {
    return about == About.ANSWER && answer.status() == GoogleAnswer.UNAUTHORIZED;
  }

  /// Whether it is certain that the request changed nothing. A session that is gone does not tell
  /// what became of it.
  boolean changedNothing() {
    return about == About.TOKEN
        || (answer.status() >= 300
            && answer.status() < 500
            && !Set.of(404, 408, 410, 499).contains(answer.status()));
  }
}
