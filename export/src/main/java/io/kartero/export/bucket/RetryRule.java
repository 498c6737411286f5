package io.kartero.export.bucket;

import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.api.gax.retrying.TimedAttemptSettings;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.EOFException;
import java.io.IOException;

/// Repeats what can be repeated, the opening of a session too: a second session does no harm, and
/// without a precondition Google's default rule does not repeat it. A token that could not be
/// fetched is fetched again under the same time limits as everything else; one that is refused in
/// the middle of an upload is replaced once, since it may have been revoked or have ended early. An
/// answer that breaks off counts as one that never came.
final class RetryRule implements StorageRetryStrategy {
  private static final long serialVersionUID = 1;

  private final transient GoogleSession session;

  RetryRule(GoogleSession session) {
    this.session = session;
  }

  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new TokensToo<>(
        StorageRetryStrategy.getUniformStorageRetryStrategy().getIdempotentHandler(), session);
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return getIdempotentHandler();
  }

  private record TokensToo<R>(ResultRetryAlgorithm<R> others, GoogleSession session)
      implements ResultRetryAlgorithm<R> {
    @Override
    public TimedAttemptSettings createNextAttempt(
        Throwable thrown, R result, TimedAttemptSettings previous) {
      return others.createNextAttempt(thrown, result, previous);
    }

    @Override
    public boolean shouldRetry(Throwable thrown, R result) {
      return TokenFault.in(thrown)
          .map(TokenFault::passes)
          .orElseGet(() ->
              session.needsAnotherToken()
                  || isBrokenAnswer(thrown)
                  || others.shouldRetry(thrown, result));
    }

    /// The JVM has no exception of its own for an answer that breaks off.
    private static boolean isBrokenAnswer(Throwable thrown) {
      return GoogleAnswer.in(thrown).status() == 0
          && Causes.chain(thrown)
              .map(Throwable::getClass)
              .anyMatch(type -> type == IOException.class || type == EOFException.class);
    }
  }
}
