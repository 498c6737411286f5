package io.kartero.server.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is due, in db-scheduler's table, within the caller's transaction.
final class JobQueue {
  static final String RUN = "job";
  static final String TELL = "job-ended";

  private final SchedulerClient jobs;
  private final SchedulerClient chores;
  private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

  JobQueue(SchedulerClient jobs, SchedulerClient chores) {
    this.jobs = jobs;
    this.chores = chores;
  }

  /// What makes the schedulers look into their queues at once.
  void wakeWith(Runnable action) {
    wake.set(action);
  }

  void run(long job, int priority, Instant dueAt) {
    jobs.scheduleIfNotExists(
        new TaskInstance<>(RUN, Long.toString(job), () -> null, priority), dueAt);
    wakeAfterCommit();
  }

  void tell(long job, Instant now) {
    chores.scheduleIfNotExists(new TaskInstance<>(TELL, Long.toString(job)), now);
    wakeAfterCommit();
  }

  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.get().run();
          }
        });
  }

  /// A job that waits need not be looked at again. Where a worker has just taken it, the worker
  /// finds that it has ended.
  void remove(long job) {
    try {
      jobs.cancel(TaskInstanceId.of(RUN, Long.toString(job)));
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException late) {
      // Nothing to remove.
    }
  }
}
