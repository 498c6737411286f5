package io.kartero.export.pipeline;

import org.jspecify.annotations.Nullable;

/// Carries a failure from the thread where it happened to the one that waits.
final class Failures {
  private Failures() {}

  static RuntimeException unchecked(@Nullable Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failure);
    };
  }
}
