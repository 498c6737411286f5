package io.kartero.server.notify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// When each mail is tried, in a table and with threads of its own: a mail server that does not
/// answer holds up neither jobs nor ticks.
final class MailQueue {
  static final String TABLE = "notification_task";
  private static final String SEND = "notification";
  private static final int THREADS = 2;
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration CLEANING = Duration.ofHours(6);

  private final SchedulerClient client;
  private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

  MailQueue(DataSource dataSource) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TABLE)
            .build();
  }

  /// What makes the scheduler look into the queue at once.
  void wakeWith(Runnable action) {
    wake.set(action);
  }

  /// Within the caller's transaction.
  void send(long notification, Instant now) {
    client.scheduleIfNotExists(new TaskInstance<>(SEND, Long.toString(notification)), now);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.get().run();
          }
        });
  }

  /// A mail that was being sent when its server died is sent once more.
  static Task<Void> task(Outbox outbox, InstantSource clock) {
    return Tasks.custom(SEND, Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(Outbox.FIRST_PAUSE)))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute((instance, context) -> {
          Optional<Instant> again = outbox.send(Long.parseLong(instance.getId()));
          return (complete, operations) ->
              again.ifPresentOrElse(
                  time -> operations.reschedule(complete, time), operations::remove);
        });
  }

  static RecurringTask<Void> retention(Outbox outbox) {
    return Tasks.recurring("notification-retention", FixedDelay.of(CLEANING))
        .execute((instance, context) -> outbox.clean());
  }

  static Scheduler scheduler(DataSource dataSource, Outbox outbox, InstantSource clock) {
    return Scheduler.create(dataSource, task(outbox, clock))
        .startTasks(retention(outbox))
        .tableName(TABLE)
        .threads(THREADS)
        .pollingInterval(POLL)
        .heartbeatInterval(HEARTBEAT)
        .clock(clock::instant)
        .build();
  }
}
