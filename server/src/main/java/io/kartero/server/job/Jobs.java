package io.kartero.server.job;

import io.kartero.export.encode.Dialect.Header;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.job.result.KeptResults.Packing;
import io.kartero.server.job.result.Rendering;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// The jobs: issued, seen, killed, and their results.
public final class Jobs {
  /// What the type of a job is called that delivers another job's result.
  public static final String RESULT_EXPORT = "result_export";

  private static final Set<String> OWN_TYPES = Set.of(RESULT_EXPORT, BulkPerformances.TYPE);

  private final JobLifecycle lifecycle;
  private final JobStore store;
  private final JobReadStore reads;
  private final JobLogStore log;
  private final RunningJobs running;
  private final KeptResults results;
  private final Destinations destinations;
  private final InstantSource clock;

  Jobs(
      JobLifecycle lifecycle,
      JobStore store,
      JobReadStore reads,
      JobLogStore log,
      RunningJobs running,
      KeptResults results,
      Destinations destinations,
      InstantSource clock) {
    this.lifecycle = lifecycle;
    this.store = store;
    this.reads = reads;
    this.log = log;
    this.running = running;
    this.results = results;
    this.destinations = destinations;
    this.clock = clock;
  }

  /// Whether jobs of that type do something else than run a query, so that callers cannot choose
  /// it.
  public static boolean isOwnType(String type) {
    return OWN_TYPES.contains(type);
  }

  /// Puts a job into the queue; within the caller's transaction, if there is one.
  ///
  /// @return its id
  /// @throws Invalid with everything that is wrong
  /// @throws Conflict with the id of the job that has the domain key, or is the run of the
  ///   schedule's tick
  public long issue(JobRequest request) {
    JobRules.check(request);
    return insert(request, OptionalLong.empty());
  }

  /// Delivers the kept result of a finished job to another destination, without running its query
  /// again.
  ///
  /// @return the id of the job that does so
  /// @throws NotFound when there is no such job, or its result is not kept (any more)
  public long exportResult(long source, long account, Destination destination, int priority) {
    Job finished = byId(source);
    kept(source);
    JobRequest request =
        new JobRequest(
            account,
            RESULT_EXPORT,
            Optional.empty(),
            finished.database(),
            "",
            Optional.of(destination),
            Math.clamp(priority, -2, 2),
            finished.retryLimit(),
            Optional.empty(),
            finished.scheduledTime(),
            finished.zone(),
            Optional.empty());
    return insert(request, OptionalLong.of(source));
  }

  private long insert(JobRequest request, OptionalLong source) {
    NewJob job =
        new NewJob(
            UUID.randomUUID().toString(),
            request.account(),
            request.type(),
            request.engine(),
            request.database(),
            request.sql(),
            request.destination().map(destinations::fixed).map(destinations::seal),
            source,
            request.priority(),
            request.retryLimit(),
            request.domainKey(),
            request.scheduledTime(),
            request.zone(),
            request.schedule(),
            clock.instant());
    return lifecycle.issue(job).orElseThrow(() -> taken(request));
  }

  private Conflict taken(JobRequest request) {
    Optional<Job> withKey = request.domainKey().flatMap(reads::byDomainKey);
    if (withKey.isPresent()) {
      String id = Long.toString(withKey.get().id());
      return new Conflict(
          "job %s has the domain key %s already".formatted(id, request.domainKey().get()),
          Optional.of(id));
    }
    ScheduleRun run = request.schedule().orElseThrow();
    OptionalLong tick = store.byTick(run.id(), request.scheduledTime().orElseThrow());
    String id = tick.isPresent() ? Long.toString(tick.getAsLong()) : "";
    return new Conflict(
        "job %s is the run of %s at %s already"
            .formatted(id, run.name(), request.scheduledTime().get()),
        Optional.of(id));
  }

  /// @throws NotFound when there is none, or none any more
  public Job byId(long id) {
    return reads.byId(id).orElseThrow(() -> noSuchJob(id));
  }

  public Optional<Job> byDomainKey(String key) {
    return reads.byDomainKey(key);
  }

  /// The last job that delivered, or will deliver, the result of this one once more.
  public Optional<Job> exportOf(long source) {
    return reads.exportOf(source);
  }

  public JobPage list(JobFilter filter) {
    return reads.list(filter, clock.instant());
  }

  /// Whether a run of this schedule waits or runs.
  public boolean anyUnfinished(long schedule) {
    return reads.anyUnfinished(schedule);
  }

  /// @throws NotFound when there is no such job
  public JobLog log(long id) {
    byId(id);
    return log.read(id);
  }

  /// Stops a job, unless it has ended or its object is being published already.
  ///
  /// @return the state before
  /// @throws NotFound when there is no such job
  public JobState.Name kill(long id) {
    JobState.Name former = lifecycle.kill(id).orElseThrow(() -> noSuchJob(id));
    running
        .find(id)
        .filter(job -> lifecycle.standing(job.lease()) == JobLifecycle.Standing.KILLED)
        .ifPresent(job -> job.stop(RunningJob.Reason.KILLED));
    return former;
  }

  /// The rows of a finished job.
  ///
  /// @throws NotFound when there is no such job, it has not succeeded, it is no query, or its rows
  ///   are not kept any more
  public ResultFile result(long id, ResultFormat format) {
    String name = kept(id);
    Packing packing = format == ResultFormat.MSGPACK_GZ ? Packing.GZIP : Packing.PLAIN;
    Path file = results.rendered(name, format.extension(), rendering(format), packing);
    String tag = name.replace(".rows", "") + "-" + format.extension();
    try {
      return new ResultFile(file, Files.size(file), format.contentType(), tag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String kept(long id) {
    return store
        .row(id)
        .filter(row -> row.state() == JobState.Name.SUCCESS)
        .flatMap(JobRow::kept)
        .map(JobRow.KeptRows::file)
        .orElseThrow(() -> new NotFound("the result of job", Long.toString(id)));
  }

  private static Rendering rendering(ResultFormat format) {
    return switch (format) {
      case MSGPACK, MSGPACK_GZ -> Rendering.msgpack();
      case JSON -> Rendering.json();
      case CSV -> Rendering.text(",", Header.NONE);
      case CSV_WITH_HEADER -> Rendering.text(",", Header.LINE);
      case TSV -> Rendering.text("\t", Header.NONE);
      case TSV_WITH_HEADER -> Rendering.text("\t", Header.LINE);
    };
  }

  private static NotFound noSuchJob(long id) {
    return new NotFound("job", Long.toString(id));
  }
}
