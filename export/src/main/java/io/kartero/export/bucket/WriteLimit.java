package io.kartero.export.bucket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// How long writing may take without getting on. Java knows such a limit for reading only: a peer
/// that keeps the connection and takes nothing would hold a writer for ever.
final class WriteLimit implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK = clock();

  private final Duration limit;
  private final Runnable cut;
  private Future<?> end = CompletableFuture.completedFuture(null);
  private State state = State.WRITING;

  private enum State {
    WRITING,
    ENDED,
    EXCEEDED
  }

  /// @param cut ends the writing, from another thread
  WriteLimit(Duration limit, Runnable cut) {
    this.limit = limit;
    this.cut = cut;
  }

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("kartero-write-limit").unstarted(work));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /// The time begins, anew.
  void begin() {
    end.cancel(false);
    end = CLOCK.schedule(this::exceed, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void exceed() {
    if (leaveFor(State.EXCEEDED)) {
      cut.run();
    }
  }

  private synchronized boolean leaveFor(State next) {
    boolean first = state == State.WRITING;
    if (first) {
      state = next;
    }
    return first;
  }

  /// Asked when writing has ended, of itself or not.
  synchronized boolean isExceeded() {
    return state == State.EXCEEDED;
  }

  @Override
  public void close() {
    end.cancel(false);
    leaveFor(State.ENDED);
  }
}
