package io.kartero.bench;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Ctrl-C and SIGTERM: stops what runs, so that no child outlives this process and no file stays.
final class Interrupts {
  private final ConcurrentLinkedDeque<Running> running = new ConcurrentLinkedDeque<>();
  private volatile boolean stopped;

  /// Something to be stopped, or undone, until it is closed.
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

  boolean stopped() {
    return stopped;
  }

  /// Stops everything, what began last first.
  void stop() {
    stopped = true;
    running.forEach(each -> each.stop.run());
  }
}
