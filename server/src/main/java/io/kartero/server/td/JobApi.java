package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.connection.Destination;
import io.kartero.server.job.Job;
import io.kartero.server.job.JobFilter;
import io.kartero.server.job.JobPage;
import io.kartero.server.job.JobRequest;
import io.kartero.server.job.JobState;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Jobs: `td query`, `td job:*`, Digdag's `td>`.
@Controller
final class JobApi {
  /// Every one of these words means the engine that is configured here. td says hive unless told
  /// otherwise, Digdag presto; Java's client says none where its caller says trino.
  private static final Set<String> ENGINES = Set.of("hive", "presto", "trino", "none");

  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 10_000;

  private final Jobs jobs;
  private final QueryDatabases databases;
  private final Targets targets;
  private final JobView view;

  JobApi(Jobs jobs, QueryDatabases databases, Targets targets, JobView view) {
    this.jobs = jobs;
    this.databases = databases;
    this.targets = targets;
    this.view = view;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Issued(String job, String jobId, String database) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Exported(String job, String jobId) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Killed(String formerStatus, String jobId) {}

  record Page(List<JobJson> jobs, long count, int from, int to) {}

  @PostMapping("/v3/job/issue/{type}/{database}")
  Issued issue(
      @PathVariable String type, @PathVariable String database, Parameters parameters, Account me) {
    if (!ENGINES.contains(type)) {
      throw new NotFound("engine", type + " (hive, presto and trino do)");
    }
    Optional<String> engine = parameters.text("engine");
    engine
        .flatMap(databases.places()::problem)
        .ifPresent(wrong -> parameters.problem(wrong.field(), wrong.message(), wrong.hint()));
    String sql = parameters.required("query");
    Optional<Integer> priority = parameters.integer("priority");
    Optional<Integer> retries = parameters.integer("retry_limit");
    Optional<Instant> scheduled = parameters.instant("scheduled_time");
    Optional<Destination> destination = targets.read(parameters);
    parameters.check();
    databases.require(engine, type, database);
    JobRequest request =
        new JobRequest(
            me.id(),
            type,
            engine,
            database,
            sql,
            destination,
            priority.orElse(0),
            retries.orElse(0),
            parameters.text("domain_key"),
            scheduled,
            ZoneOffset.UTC,
            Optional.empty());
    String id = Long.toString(jobs.issue(request));
    return new Issued(id, id, database);
  }

  @GetMapping("/v3/job/status/{id}")
  JobStatusJson status(@PathVariable String id) {
    return view.status(job(id));
  }

  @GetMapping("/v3/job/status_by_domain_key/{key}")
  JobStatusJson statusByDomainKey(@PathVariable String key) {
    return view.status(
        jobs.byDomainKey(key).orElseThrow(() -> new NotFound("job with domain key", key)));
  }

  @GetMapping("/v3/job/show/{id}")
  JobJson show(@PathVariable String id) {
    return view.show(job(id));
  }

  /// `from` and `to` count from the newest job, and both are in the page.
  @GetMapping({"/v3/job/list", "/v3/job/list/"})
  Page list(Parameters parameters) {
    int from = parameters.integer("from").orElse(0);
    int to = parameters.integer("to").orElse(from + USUAL_PAGE - 1);
    Optional<JobState.Name> state = parameters.text("status").map(JobApi::state);
    Optional<Duration> slower = parameters.longInteger("slower_than").map(Duration::ofSeconds);
    parameters.check();
    int limit = Math.clamp((long) to - from + 1, 0, LONGEST_PAGE);
    JobPage page =
        jobs.list(new JobFilter(state, OptionalLong.empty(), slower, Math.max(0, from), limit));
    return new Page(view.list(page.jobs()), page.count(), from, to);
  }

  @PostMapping("/v3/job/kill/{id}")
  Killed kill(@PathVariable String id) {
    JobState.Name former = jobs.kill(job(id).id());
    return new Killed(former.text(), id);
  }

  @PostMapping("/v3/job/result_export/{id}")
  Exported exportResult(@PathVariable String id, Parameters parameters, Account me) {
    Optional<Destination> destination = targets.read(parameters);
    int priority = parameters.integer("priority").orElse(0);
    parameters.check();
    Destination target =
        destination.orElseThrow(() -> new Invalid("result", "'result' parameter is required", ""));
    String export = Long.toString(jobs.exportResult(job(id).id(), me.id(), target, priority));
    return new Exported(export, export);
  }

  private Job job(String id) {
    return jobs.byId(Ids.read("job", id));
  }

  private static JobState.Name state(String word) {
    return JobState.Name.parse(word)
        .orElseThrow(() ->
            new Invalid(
                "status",
                "\"" + word + "\" is no state of a job",
                "queued, running, success, error and killed are"));
  }
}
