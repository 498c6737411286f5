package io.kartero.server.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.kartero.query.Engine;
import io.kartero.query.engines.Engines;
import io.kartero.server.connection.Buckets;
import io.kartero.server.connection.Destinations;
import io.kartero.server.database.BulkImports;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.platform.ServerSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Jobs, the queue, and the workers. db-scheduler's tasks of other features are beans too: the
/// schedulers here take them all.
@Configuration(proxyBeanMethods = false)
public class JobWiring {
  /// For features that put tasks of their own into db-scheduler's table, in their transactions.
  @Bean
  SchedulerClient schedulerClient(DataSource dataSource) {
    return Schedulers.choresClient(dataSource);
  }

  @Bean
  JobQueue jobQueue(DataSource dataSource, SchedulerClient chores) {
    return new JobQueue(Schedulers.jobsClient(dataSource), chores);
  }

  @Bean
  JobStore jobStore(JdbcClient jdbc) {
    return new JobStore(jdbc);
  }

  @Bean
  JobReadStore jobReadStore(JdbcClient jdbc, Destinations destinations) {
    return new JobReadStore(jdbc, destinations);
  }

  @Bean
  JobLogStore jobLogStore(JdbcClient jdbc) {
    return new JobLogStore(jdbc);
  }

  @Bean
  KeptResults keptResults(ServerSettings server) {
    return new KeptResults(server.home().resolve("results"));
  }

  @Bean
  RunningJobs runningJobs() {
    return new RunningJobs();
  }

  @Bean
  JobEvents jobEvents() {
    return new JobEvents();
  }

  @Bean
  JobLifecycle jobLifecycle(
      JobStore store,
      JobLogStore log,
      JdbcClient jdbc,
      DataSource dataSource,
      JobQueue queue,
      TransactionTemplate transactions,
      JobSettings settings,
      ObjectProvider<Milestones> milestones,
      InstantSource clock) {
    return new JobLifecycle(
        store,
        log,
        new ForceStore(jdbc, dataSource),
        queue,
        transactions,
        settings,
        milestones.getIfAvailable(() -> Milestones.NONE),
        clock);
  }

  @Bean
  Jobs jobs(
      JobLifecycle lifecycle,
      JobStore store,
      JobReadStore reads,
      JobLogStore log,
      RunningJobs running,
      KeptResults results,
      Destinations destinations,
      InstantSource clock) {
    return new Jobs(lifecycle, store, reads, log, running, results, destinations, clock);
  }

  @Bean
  BulkPerformances bulkPerformances(
      BulkImports imports, Jobs jobs, TransactionTemplate transactions) {
    return new BulkPerformances(imports, jobs, transactions);
  }

  @Bean
  QueryPlaces queryPlaces(ObjectProvider<Engine> warehouse, Engines engines) {
    return new QueryPlaces(warehouse::getObject, engines);
  }

  @Bean
  JobRunner jobRunner(
      JobLifecycle lifecycle,
      JobStore store,
      JobLogStore log,
      Engine engine,
      QueryPlaces places,
      BulkImports imports,
      KeptResults results,
      Destinations destinations,
      Buckets buckets,
      ObjectProvider<Milestones> milestones,
      JobReadStore reads,
      RunningJobs running,
      JobSettings settings,
      InstantSource clock) {
    AttemptTools tools =
        new AttemptTools(
            lifecycle,
            store,
            log,
            new RowSources(
                places,
                results,
                store,
                Map.of(BulkPerformances.TYPE, BulkPerformances.work(imports, engine))),
            new Deliveries(destinations, buckets, clock),
            results,
            milestones.getIfAvailable(() -> Milestones.NONE));
    return new JobRunner(tools, reads, running, settings, clock);
  }

  @Bean
  Task<Void> runTask(JobRunner runner, InstantSource clock) {
    return JobTasks.run(runner, clock);
  }

  @Bean
  Task<Void> tellTask(
      JobReadStore jobs, JobEvents events, JobLifecycle lifecycle, InstantSource clock) {
    return JobTasks.tell(jobs, events, lifecycle, clock);
  }

  @Bean
  RecurringTask<Void> retentionTask(
      JobStore store, KeptResults results, JobSettings settings, InstantSource clock) {
    return JobTasks.retention(new Retention(store, results, settings, clock));
  }

  @Bean
  Node node(ServerSettings server) {
    return Node.in(server.home());
  }

  @Bean
  Schedulers schedulers(
      DataSource dataSource,
      List<Task<?>> tasks,
      JobSettings settings,
      Node node,
      InstantSource clock) {
    return Schedulers.of(dataSource, tasks, settings, node, clock);
  }

  @Bean
  Workers workers(
      Schedulers schedulers,
      JdbcClient jdbc,
      Node node,
      JobQueue queue,
      JobRunner runner,
      RunningJobs running,
      ServerSettings server) {
    return new Workers(
        schedulers, new SchedulerStore(jdbc), node, queue, runner, running, server.grace());
  }
}
