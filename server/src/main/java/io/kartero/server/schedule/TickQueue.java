package io.kartero.server.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Optional;

/// When each schedule is looked at, in db-scheduler's table, within the caller's transaction.
///
/// Who calls holds the schedule's row. A look that is under way plans the next one itself, under
/// the same row, so nothing is lost between the two.
final class TickQueue {
  static final String TASK = "schedule-tick";

  private final SchedulerClient client;

  TickQueue(SchedulerClient client) {
    this.client = client;
  }

  /// @param dueAt empty when there is nothing to look at any more
  void plan(long schedule, Optional<Instant> dueAt) {
    TaskInstance<Void> look = new TaskInstance<>(TASK, Long.toString(schedule));
    Optional<ScheduledExecution<Object>> planned =
        client.getScheduledExecution(TaskInstanceId.of(TASK, look.getId()));
    if (planned.isPresent() && planned.get().isPicked()) {
      return;
    }
    try {
      if (planned.isEmpty()) {
        dueAt.ifPresent(time -> client.scheduleIfNotExists(look, time));
      } else if (dueAt.isEmpty()) {
        client.cancel(look);
      } else if (!planned.get().getExecutionTime().equals(dueAt.get())) {
        client.reschedule(look, dueAt.get());
      }
    } catch (TaskInstanceCurrentlyExecutingException underWay) {
      // It was taken in this very moment, and plans the next look itself.
    }
  }
}
