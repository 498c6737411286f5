package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.account.Accounts;
import io.kartero.server.connection.Destinations;
import io.kartero.server.job.Job;
import io.kartero.server.job.JobLog;
import io.kartero.server.job.JobResult;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.ResultColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// Jobs in the contract's shapes.
final class JobView {
  private final Jobs jobs;
  private final Accounts accounts;
  private final Destinations destinations;
  private final InstantSource clock;
  private final JsonMapper json;

  JobView(
      Jobs jobs,
      Accounts accounts,
      Destinations destinations,
      InstantSource clock,
      JsonMapper json) {
    this.jobs = jobs;
    this.accounts = accounts;
    this.destinations = destinations;
    this.clock = clock;
    this.json = json;
  }

  /// The engine's name as the client gave it, but for the word that Java's client sends for trino.
  static String type(String type) {
    return type.equals("none") ? "presto" : type;
  }

  JobStatusJson status(Job job) {
    String start = TdTime.of(job.state().startedAt());
    return new JobStatusJson(
        Long.toString(job.id()),
        job.state().name().text(),
        TdTime.of(job.createdAt()),
        TdTime.of(job.updatedAt()),
        start,
        start,
        TdTime.of(job.state().endedAt()),
        seconds(job),
        null,
        bytes(job),
        rows(job));
  }

  JobJson show(Job job) {
    JobLog log = jobs.log(job.id());
    return json(job, names(), new JobJson.Debug(log.output(), log.errors()));
  }

  List<JobJson> list(List<Job> page) {
    Map<Long, String> names = names();
    return page.stream().map(job -> json(job, names, null)).toList();
  }

  private JobJson json(Job job, Map<Long, String> names, JobJson.@Nullable Debug debug) {
    return new JobJson(
        Long.toString(job.id()),
        type(job.type()),
        job.database(),
        job.sql(),
        job.state().name().text(),
        url(job),
        TdTime.of(job.createdAt()),
        TdTime.of(job.state().startedAt()),
        TdTime.of(job.updatedAt()),
        TdTime.of(job.state().endedAt()),
        null,
        bytes(job),
        seconds(job),
        names.getOrDefault(job.account(), ""),
        rows(job),
        job.destination().map(destinations::masked).orElse(""),
        job.priority(),
        job.retryLimit(),
        null,
        job.result().map(result -> schema(result.columns())).orElse(null),
        jobs.exportOf(job.id()).map(export -> Long.toString(export.id())).orElse(null),
        job.source().isPresent() ? Long.toString(job.source().getAsLong()) : null,
        TdTime.of(job.scheduledTime()),
        debug);
  }

  private String schema(List<ResultColumn> columns) {
    return json.writeValueAsString(
        columns.stream().map(column -> List.of(column.name(), column.type())).toList());
  }

  private long seconds(Job job) {
    Instant end = job.state().endedAt().orElseGet(clock::instant);
    Optional<Instant> start = job.state().startedAt();
    return start.map(began -> Duration.between(began, end).toSeconds()).orElse(0L);
  }

  private Map<Long, String> names() {
    return accounts.list().stream().collect(Collectors.toMap(Account::id, Account::name));
  }

  private static long bytes(Job job) {
    return job.result().map(JobResult::bytes).orElse(0L);
  }

  private static long rows(Job job) {
    return job.result().map(JobResult::rows).orElse(0L);
  }

  /// Where the job can be looked at, on this server as the client calls it.
  private static String url(Job job) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/v3/job/show/" + job.id())
        .toUriString();
  }
}
