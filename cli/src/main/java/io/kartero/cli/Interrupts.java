package io.kartero.cli;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM. The JVM answers both by running its shutdown hooks and then exits with 128
/// plus the signal's number; so the hook stops what runs and waits until it has cleaned up.
final class Interrupts {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConcurrentLinkedDeque<Running> running = new ConcurrentLinkedDeque<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopped;

  /// Something that can be stopped, until it is closed.
  final class Running implements AutoCloseable {
    private final Runnable stop;

    private Running(Runnable stop) {
      this.stop = stop;
    }

    @Override
    public void close() {
      running.remove(this);
    }
  }

  Running during(Runnable stop) {
    Running added = new Running(stop);
    running.push(added);
    if (stopped) {
      stop.run();
    }
    return added;
  }

  /// Whether somebody asked to stop.
  boolean stopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
    running.forEach(each -> each.stop.run());
  }

  /// What the shutdown hook does; harmless after [#finished].
  void stopAndWait() {
    if (finished.getCount() == 0) {
      return;
    }
    stop();
    try {
      boolean done = finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!done) {
        System.err.println(
            "kartero: the running work did not stop in " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The command has ended and cleaned up; only the exit is left.
  void finished() {
    finished.countDown();
  }
}
