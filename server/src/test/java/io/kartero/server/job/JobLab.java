package io.kartero.server.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import io.kartero.query.Engine;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.server.connection.Buckets;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.connection.TestConnections;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import io.kartero.testing.FakeGoogleStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Jobs with everything real but the clock, the threads and Google: the queue moves when a test
/// turns it, and work is done on the test's own thread.
final class JobLab implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-25T06:10:00Z");
  static final String BUCKET = "samplebucket";
  static final JobSettings SETTINGS =
      new JobSettings(
          2,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          2,
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofDays(7),
          Duration.ofDays(90));

  final SettableClock clock = new SettableClock(START);
  final FakeGoogleStorage storage = FakeGoogleStorage.start();
  final DataSource database;
  final Path home;
  final JdbcClient jdbc;
  final TransactionTemplate transactions;
  final Engine engine;
  final JobEvents events = new JobEvents();
  final List<Job> told = new ArrayList<>();
  private final Connections connections;
  private Worker worker;

  /// What connections are made of, which outlives a process.
  private record Connections(Destinations destinations, Buckets buckets) {}

  /// Everything that one process has and the next one has not.
  private record Worker(
      JobLifecycle lifecycle,
      Jobs jobs,
      JobRunner runner,
      RunningJobs running,
      Retention retention,
      JobStore store,
      ManualScheduler queue,
      ManualScheduler chores) {}

  JobLab(TestDatabase kind, Path home) {
    this(kind.fresh(), home, Optional.empty());
  }

  /// @param folder where buckets are folders; without one the fake has them
  JobLab(DataSource database, Path home, Optional<Path> folder) {
    this.home = home;
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    this.engine =
        DuckDbEngine.open(
            new DuckDbSettings(
                home.resolve("warehouse.duckdb"),
                Sandbox.LOCKED,
                Limits.standard(home.resolve("temporary")),
                Path.of(System.getProperty("java.io.tmpdir"), "kartero-test-natives")));
    run("CREATE SCHEMA IF NOT EXISTS shop");
    storage.createBucket(BUCKET);
    Buckets buckets =
        folder
            .map(TestConnections::buckets)
            .orElseGet(() -> TestConnections.buckets(storage.uri()));
    this.connections = new Connections(TestConnections.destinations(jdbc, buckets, clock), buckets);
    events.subscribe(told::add);
    this.worker = startWorker(Milestones.NONE);
  }

  /// A new process on the same disk and database; what the old one had in memory is gone.
  void restart(Milestones milestones) {
    worker = startWorker(milestones);
    freeAll();
  }

  private void freeAll() {
    new SchedulerStore(jdbc).freeAllOf("manual");
  }

  private Worker startWorker(Milestones milestones) {
    SchedulerClient chores = Schedulers.choresClient(database);
    JobQueue queue = new JobQueue(Schedulers.jobsClient(database), chores);
    JobStore store = new JobStore(jdbc);
    JobReadStore reads = new JobReadStore(jdbc, connections.destinations());
    JobLogStore log = new JobLogStore(jdbc);
    RunningJobs running = new RunningJobs();
    KeptResults results = new KeptResults(home.resolve("results"));
    JobLifecycle lifecycle =
        new JobLifecycle(
            store,
            log,
            new ForceStore(jdbc, database),
            queue,
            transactions,
            SETTINGS,
            milestones,
            clock);
    AttemptTools tools =
        new AttemptTools(
            lifecycle,
            store,
            log,
            new RowSources(QueryPlaces.warehouse(engine), results, store, Map.of()),
            new Deliveries(connections.destinations(), connections.buckets(), clock),
            results,
            milestones);
    JobRunner runner = new JobRunner(tools, reads, running, SETTINGS, clock);
    Jobs jobs =
        new Jobs(lifecycle, store, reads, log, running, results, connections.destinations(), clock);
    return new Worker(
        lifecycle,
        jobs,
        runner,
        running,
        new Retention(store, results, SETTINGS, clock),
        store,
        turnedByHand(JobTasks.run(runner, clock), Schedulers.JOBS_TABLE),
        turnedByHand(JobTasks.tell(reads, events, lifecycle, clock), "scheduled_tasks"));
  }

  private ManualScheduler turnedByHand(Task<?> task, String table) {
    var builder = TestHelper.createManualScheduler(database, List.of(task)).tableName(table);
    builder.enablePriority();
    return builder.clock(new DbSchedulerClock(clock)).build();
  }

  /// db-scheduler's settable clock, set by ours.
  private static final class DbSchedulerClock
      extends com.github.kagkarlsson.scheduler.testhelper.SettableClock {
    private final SettableClock clock;

    DbSchedulerClock(SettableClock clock) {
      this.clock = clock;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }
  }

  Jobs jobs() {
    return worker.jobs();
  }

  JobLifecycle lifecycle() {
    return worker.lifecycle();
  }

  JobRunner runner() {
    return worker.runner();
  }

  RunningJobs running() {
    return worker.running();
  }

  Retention retention() {
    return worker.retention();
  }

  JobStore store() {
    return worker.store();
  }

  /// Runs all that is due now, job by job, and tells whoever listens.
  void turn() {
    worker.queue().runAnyDueExecutions();
    worker.chores().runAnyDueExecutions();
  }

  void turn(Duration later) {
    clock.advance(later);
    turn();
  }

  /// Runs SQL in the warehouse.
  void run(String sql) {
    try (Result result = engine.query("main", sql)) {
      for (var batch = result.next(); batch != null; batch = result.next()) {
        batch.close();
      }
    }
  }

  static JobRequest query(String sql) {
    return JobRequest.of(1, "presto", "shop", sql);
  }

  /// Settings for the fake, with whatever else is given.
  Destination destination(String path, String... more) {
    return withKey(storage.keyFile(), path, more);
  }

  static Destination withKey(String keyFile, String path, String... more) {
    StringBuilder json = new StringBuilder("{\"type\":\"karte\",\"bucket\":\"" + BUCKET + "\"");
    json.append(",\"path_prefix\":\"").append(path).append("\",\"json_keyfile\":");
    json.append(keyFile);
    for (String each : more) {
      json.append(',').append(each);
    }
    return new Destination.Inline(json.append('}').toString());
  }

  /// The object's text, or null where none is visible.
  @Nullable String object(String name) {
    return Optional.ofNullable(storage.objects(BUCKET).get(name))
        .map(object -> new String(object.bytes(), StandardCharsets.UTF_8))
        .orElse(null);
  }

  JobState.Name state(long id) {
    return jobs().byId(id).state().name();
  }

  @Override
  public void close() {
    engine.close();
    if (database instanceof HikariDataSource pool) {
      pool.close();
    }
    storage.close();
  }
}
