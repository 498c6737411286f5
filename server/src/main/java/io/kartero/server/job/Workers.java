package io.kartero.server.job;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts the workers with the server, and stops them with it: what runs may go on for a while and
/// is given back then.
final class Workers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /// For a query or an upload to hear that it has to stop.
  private static final Duration AFTER_RELEASE = Duration.ofSeconds(20);

  private final Schedulers schedulers;
  private final SchedulerStore store;
  private final Node node;
  private final JobQueue queue;
  private final JobRunner runner;
  private final RunningJobs running;
  private final Duration grace;
  private volatile boolean started;

  /// @param grace how long what runs may go on
  Workers(
      Schedulers schedulers,
      SchedulerStore store,
      Node node,
      JobQueue queue,
      JobRunner runner,
      RunningJobs running,
      Duration grace) {
    this.schedulers = schedulers;
    this.store = store;
    this.node = node;
    this.queue = queue;
    this.runner = runner;
    this.running = running;
    this.grace = grace;
  }

  @Override
  public void start() {
    int left = store.freeAllOf(node.name());
    if (left > 0) {
      LOG.info("{} tasks were under way when this server ended; they go on", left);
    }
    queue.wakeWith(this::wake);
    schedulers.jobs().start();
    schedulers.chores().start();
    started = true;
  }

  @Override
  public void stop() {
    started = false;
    queue.wakeWith(() -> {});
    runner.stop();
    schedulers.jobs().pause();
    try {
      running.awaitNone(grace);
      running.releaseAll();
      running.awaitNone(AFTER_RELEASE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    schedulers.jobs().stop();
    schedulers.chores().stop();
  }

  private void wake() {
    schedulers.jobs().triggerCheckForDueExecutions();
    schedulers.chores().triggerCheckForDueExecutions();
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
