package io.kartero.server.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;

/// What db-scheduler does for jobs.
final class JobTasks {
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  private static final Duration RETENTION = Duration.ofHours(1);

  private JobTasks() {}

  /// Runs jobs. One whose worker died comes back at once: what becomes of it is the job's own
  /// affair.
  static Task<Void> run(JobRunner runner, InstantSource clock) {
    return Tasks.custom(JobQueue.RUN, Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(AFTER_A_FAULT)))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute((instance, context) -> after(runner.run(Long.parseLong(instance.getId()))));
  }

  private static CompletionHandler<Void> after(After after) {
    return switch (after) {
      case After.Done() -> (complete, operations) -> operations.remove();
      case After.Again(var at) -> (complete, operations) -> operations.reschedule(complete, at);
    };
  }

  /// Tells of jobs that ended, until everybody has heard.
  static Task<Void> tell(
      JobReadStore jobs, JobEvents events, JobLifecycle lifecycle, InstantSource clock) {
    return Tasks.oneTime(JobQueue.TELL, Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(AFTER_A_FAULT)))
        .onDeadExecutionRevive()
        .execute((instance, context) -> {
          long id = Long.parseLong(instance.getId());
          jobs.byId(id).ifPresent(events::ended);
          lifecycle.told(id);
        });
  }

  static RecurringTask<Void> retention(Retention retention) {
    return Tasks.recurring("job-retention", FixedDelay.of(RETENTION))
        .execute((instance, context) -> retention.run());
  }
}
