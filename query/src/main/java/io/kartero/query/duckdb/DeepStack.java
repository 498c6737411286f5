package io.kartero.query.duckdb;

import org.jspecify.annotations.Nullable;

/// Runs what DuckDB does in deep recursion: parsing, binding and planning.
///
/// DuckDB refuses expressions and statements that are nested more than 1,000 deep, which fits the 8
/// MB of stack that Linux gives to a program. Java's threads have 1 MB, where 800 nested lists or
/// 300 times EXCEPT end the process.
final class DeepStack {
  /// Memory is taken only as far as the stack is used.
  private static final long BYTES = 64L << 20;

  private final Runnable work;
  private @Nullable Throwable failure;

  private DeepStack(Runnable work) {
    this.work = work;
  }

  /// Runs `work` to its end, in a thread of its own, and throws what it throws.
  static void run(Runnable work) {
    DeepStack stack = new DeepStack(work);
    Thread thread =
        Thread.ofPlatform().daemon().name("kartero-plan").stackSize(BYTES).start(stack::run);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    stack.rethrow();
  }

  private void run() {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void rethrow() {
    switch (failure) {
      case null -> {}
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }
}
