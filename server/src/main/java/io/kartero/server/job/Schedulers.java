package io.kartero.server.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The two schedulers of a server: one has the jobs' threads, the other everything else's, so that
/// long jobs hold nothing else up.
///
/// @param chores the schedules' ticks, word of jobs that ended, retention
record Schedulers(Scheduler jobs, Scheduler chores) {
  static final String JOBS_TABLE = "job_queue";
  private static final int CHORE_THREADS = 2;
  private static final int MISSED_HEARTBEATS = 6;

  static Schedulers of(
      DataSource dataSource,
      List<Task<?>> tasks,
      JobSettings settings,
      Node node,
      InstantSource clock) {
    List<Task<?>> jobs = new ArrayList<>();
    List<Task<?>> chores = new ArrayList<>();
    List<RecurringTask<?>> recurring = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> starting) {
        recurring.add(starting);
      } else if (task.getName().equals(JobQueue.RUN)) {
        jobs.add(task);
      } else {
        chores.add(task);
      }
    }
    return new Schedulers(
        common(Scheduler.create(dataSource, jobs), settings, node, clock)
            .tableName(JOBS_TABLE)
            .threads(settings.workers())
            .enablePriority()
            .build(),
        common(Scheduler.create(dataSource, chores), settings, node, clock)
            .startTasks(recurring)
            .threads(CHORE_THREADS)
            .build());
  }

  private static SchedulerBuilder common(
      SchedulerBuilder builder, JobSettings settings, Node node, InstantSource clock) {
    return builder
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .schedulerName(node::name)
        .clock(clock::instant);
  }

  /// What puts jobs into their queue, in the caller's transaction.
  static SchedulerClient jobsClient(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .tableName(JOBS_TABLE)
        .enablePriority()
        .build();
  }

  /// What puts everything else into its queue, in the caller's transaction.
  static SchedulerClient choresClient(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
  }
}
