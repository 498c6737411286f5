package io.kartero.export.bucket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// How long work on a connection may take without getting on. Java limits the time of a single read
/// only: a peer that keeps the connection and takes nothing would hold a writer for ever, and one
/// that sends a byte now and then a reader.
final class TimeLimit {
  private static final ScheduledExecutorService CLOCK = clock();

  private final Duration limit;
  private final Runnable cut;
  private Future<?> next = CompletableFuture.completedFuture(null);
  private boolean exceeded;
  private boolean ended;

  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /// @param cut ends the work, from another thread
  TimeLimit(Duration limit, Runnable cut) {
    this.limit = limit;
    this.cut = cut;
  }

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("kartero-time-limit").unstarted(work));
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(1, TimeUnit.SECONDS); // No thread stays behind.
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  /// Does it within the time, once.
  ///
  /// @param what the work is called
  /// @throws SocketTimeoutException where it was cut; also where it ended well in spite of that,
  ///   for the JDK hides that writing failed and would wait for an answer to what was never sent
  <T> T keep(String what, Work<T> work) throws IOException {
    try {
      T done = run(work);
      requireInTime(what);
      return done;
    } catch (IOException | RuntimeException e) {
      requireInTime(what); // Cut in a bad moment, the JDK fails in ways of its own.
      throw e;
    }
  }

  private <T> T run(Work<T> work) throws IOException {
    begin();
    try {
      return work.run();
    } finally {
      end();
    }
  }

  /// The time begins, anew.
  synchronized void begin() {
    next.cancel(false);
    if (!ended) {
      next = CLOCK.schedule(this::exceed, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// More than once where it has to be: what was cut, the JDK may try once more over another
  /// connection.
  private void exceed() {
    if (isUnderWay()) {
      try {
        cut.run();
      } finally {
        begin();
      }
    }
  }

  private synchronized boolean isUnderWay() {
    exceeded |= !ended;
    return !ended;
  }

  private synchronized void requireInTime(String what) throws SocketTimeoutException {
    if (exceeded) {
      throw new SocketTimeoutException(what + " timed out");
    }
  }

  private synchronized void end() {
    ended = true;
    next.cancel(false);
  }
}
