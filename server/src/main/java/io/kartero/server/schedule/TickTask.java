package io.kartero.server.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/// db-scheduler's side of a tick: it looks at a schedule when it is due, and plans the next look.
final class TickTask {
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  private static final Duration CLEANING = Duration.ofHours(1);

  private final Ticks ticks;
  private final ScheduleStore schedules;
  private final TransactionTemplate transactions;

  private TickTask(Ticks ticks, ScheduleStore schedules, TransactionTemplate transactions) {
    this.ticks = ticks;
    this.schedules = schedules;
    this.transactions = transactions;
  }

  static Task<Void> of(
      Ticks ticks, ScheduleStore schedules, TransactionTemplate transactions, InstantSource clock) {
    TickTask task = new TickTask(ticks, schedules, transactions);
    return Tasks.custom(TickQueue.TASK, Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(AFTER_A_FAULT)))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute((instance, context) -> task.look(Long.parseLong(instance.getId())));
  }

  /// Forgets what became of instants long ago.
  static RecurringTask<Void> retention(
      OccurrenceStore occurrences, ScheduleSettings settings, InstantSource clock) {
    return Tasks.recurring("schedule-retention", FixedDelay.of(CLEANING))
        .execute((instance, context) ->
            occurrences.deleteBefore(clock.instant().minus(settings.keepHistory())));
  }

  private CompletionHandler<Void> look(long schedule) {
    ticks.tick(schedule);
    return (complete, operations) ->
        transactions.executeWithoutResult(status -> plan(schedule, complete, operations));
  }

  /// Under the schedule's row, as [TickQueue] does.
  private void plan(
      long schedule, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Optional<Instant> dueAt =
        schedules.lock(schedule).filter(each -> each.pausedAt().isEmpty()).flatMap(Schedule::dueAt);
    if (dueAt.isPresent()) {
      operations.reschedule(complete, dueAt.get());
    } else {
      operations.remove();
    }
  }
}
