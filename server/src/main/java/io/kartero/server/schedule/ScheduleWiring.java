package io.kartero.server.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.kartero.server.connection.Destinations;
import io.kartero.server.job.JobEvents;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.QueryPlaces;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Saved queries, their schedules, and the ticks.
@Configuration(proxyBeanMethods = false)
public class ScheduleWiring {
  @Bean
  ScheduleStore scheduleStore(JdbcClient jdbc, Destinations destinations) {
    return new ScheduleStore(jdbc, destinations);
  }

  @Bean
  OccurrenceStore occurrenceStore(JdbcClient jdbc) {
    return new OccurrenceStore(jdbc);
  }

  @Bean
  Ticks ticks(
      ScheduleStore schedules,
      OccurrenceStore occurrences,
      Jobs jobs,
      JobEvents events,
      TransactionTemplate transactions,
      ScheduleSettings settings,
      InstantSource clock) {
    Ticks ticks = new Ticks(schedules, occurrences, jobs, transactions, settings, clock);
    events.subscribe(job -> job.schedule().ifPresent(run -> ticks.ended(run.id())));
    return ticks;
  }

  @Bean
  Task<Void> tickTask(
      Ticks ticks, ScheduleStore schedules, TransactionTemplate transactions, InstantSource clock) {
    return TickTask.of(ticks, schedules, transactions, clock);
  }

  @Bean
  RecurringTask<Void> scheduleRetentionTask(
      OccurrenceStore occurrences, ScheduleSettings settings, InstantSource clock) {
    return TickTask.retention(occurrences, settings, clock);
  }

  @Bean
  Schedules schedules(
      ScheduleStore store,
      OccurrenceStore occurrences,
      Ticks ticks,
      SchedulerClient client,
      Destinations destinations,
      Mailing mailing,
      QueryPlaces places,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new Schedules(
        store,
        occurrences,
        ticks,
        new TickQueue(client),
        destinations,
        mailing,
        places,
        transactions,
        clock);
  }

  @Bean
  Backfills backfills(
      ScheduleStore store,
      OccurrenceStore occurrences,
      Jobs jobs,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new Backfills(store, occurrences, jobs, transactions, clock);
  }
}
