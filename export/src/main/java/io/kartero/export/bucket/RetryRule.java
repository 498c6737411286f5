package io.kartero.export.bucket;

import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.api.gax.retrying.TimedAttemptSettings;
import com.google.auth.Retryable;
import com.google.cloud.storage.StorageRetryStrategy;

/// Repeats what can be repeated, the opening of a session too: a second session does no harm, and
/// without a precondition Google's default rule does not repeat it. A token that could not be
/// fetched is fetched again under the same time limits as everything else.
final class RetryRule implements StorageRetryStrategy {
  private static final long serialVersionUID = 1;

  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new TokensToo<>(
        StorageRetryStrategy.getUniformStorageRetryStrategy().getIdempotentHandler());
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return getIdempotentHandler();
  }

  private record TokensToo<R>(ResultRetryAlgorithm<R> others) implements ResultRetryAlgorithm<R> {
    @Override
    public TimedAttemptSettings createNextAttempt(
        Throwable thrown, R result, TimedAttemptSettings previous) {
      return others.createNextAttempt(thrown, result, previous);
    }

    @Override
    public boolean shouldRetry(Throwable thrown, R result) {
      return Causes.find(Retryable.class, thrown)
          .map(Retryable::isRetryable)
          .orElseGet(() -> others.shouldRetry(thrown, result));
    }
  }
}
