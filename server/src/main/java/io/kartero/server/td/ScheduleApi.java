package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.job.JobFilter;
import io.kartero.server.job.JobPage;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.Invalid;
import io.kartero.server.schedule.Backfill;
import io.kartero.server.schedule.Backfills;
import io.kartero.server.schedule.SavedQuery;
import io.kartero.server.schedule.Schedule;
import io.kartero.server.schedule.ScheduleField;
import io.kartero.server.schedule.Schedules;
import io.kartero.server.schedule.StartedRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Schedules, which are saved queries: `td sched:*`, Digdag's `td_run>`.
@Controller
final class ScheduleApi {
  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 10_000;

  private final Schedules schedules;
  private final Backfills backfills;
  private final QueryDatabases databases;
  private final Jobs jobs;
  private final ScheduleView view;
  private final JobView jobView;

  ScheduleApi(
      Schedules schedules,
      Backfills backfills,
      QueryDatabases databases,
      Jobs jobs,
      ScheduleView view,
      JobView jobView) {
    this.schedules = schedules;
    this.backfills = backfills;
    this.databases = databases;
    this.jobs = jobs;
    this.view = view;
    this.jobView = jobView;
  }

  record Listed(List<ScheduleJson> schedules) {}

  record History(List<JobJson> history, long count, int from, int to) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Run(String jobId, String type, String scheduledAt) {
    static Run of(StartedRun run) {
      return new Run(
          Long.toString(run.jobId()), JobView.type(run.type()), TdTime.of(run.scheduledTime()));
    }
  }

  record Runs(List<Run> jobs) {}

  record Started(String id) {}

  @PostMapping("/v3/schedule/create/{name}")
  ScheduleJson create(@PathVariable String name, Parameters parameters, Account me) {
    Map<String, String> fields = fields(parameters, Optional.empty());
    fields.put(ScheduleField.NAME.key(), name);
    return view.show(schedules.create(fields, me.id()));
  }

  @PostMapping("/v3/schedule/update/{name}")
  ScheduleJson update(@PathVariable String name, Parameters parameters) {
    return view.show(
        schedules.update(
            name, fields(parameters, Optional.of(schedules.byName(name).definition().query()))));
  }

  @PostMapping("/v3/schedule/delete/{name}")
  ScheduleJson delete(@PathVariable String name) {
    return view.show(schedules.delete(name));
  }

  @GetMapping("/v3/schedule/list")
  Listed list() {
    return new Listed(view.list(schedules.list()));
  }

  /// `from` and `to` count from the newest run; unlike in `job/list`, `to` is not in the page.
  @GetMapping("/v3/schedule/history/{name}")
  History history(@PathVariable String name, Parameters parameters) {
    int from = Math.max(0, parameters.integer("from").orElse(0));
    int to = parameters.integer("to").orElse(from + USUAL_PAGE);
    parameters.check();
    Schedule schedule = schedules.byName(name);
    int limit = Math.clamp((long) to - from, 0, LONGEST_PAGE);
    JobPage page = jobs.list(JobFilter.ofSchedule(schedule.id(), from, limit));
    return new History(jobView.list(page.jobs()), page.count(), from, to);
  }

  @PostMapping("/v3/schedule/run/{name}/{time}")
  Runs run(
      @PathVariable String name, @PathVariable String time, Parameters parameters, Account me) {
    int runs = parameters.integer("num").orElse(1);
    parameters.check();
    Backfill backfill = new Backfill(instant(time), runs, parameters.text("domain_key"), me.id());
    return new Runs(backfills.run(name, backfill).stream().map(Run::of).toList());
  }

  @PostMapping("/v4/queries/{id}/jobs")
  Started runById(@PathVariable String id, Parameters parameters, Account me) {
    parameters.required("scheduled_time");
    Instant time = parameters.instant("scheduled_time").orElse(Instant.EPOCH);
    parameters.check();
    Backfill backfill = new Backfill(time, 1, parameters.text("domain_key"), me.id());
    StartedRun run = backfills.run(Ids.read("schedule", id), backfill).getFirst();
    return new Started(Long.toString(run.jobId()));
  }

  /// What the request says of a schedule. A database that is not there is refused now, not at
  /// night.
  private Map<String, String> fields(Parameters parameters, Optional<SavedQuery> before) {
    Map<String, String> fields = new HashMap<>();
    for (ScheduleField field : ScheduleField.values()) {
      if (parameters.names(field.key())) {
        fields.put(field.key(), parameters.text(field.key()).orElse(""));
      }
    }
    Optional<String> engine =
        parameters.names(ScheduleField.ENGINE.key())
            ? parameters.text(ScheduleField.ENGINE.key())
            : before.flatMap(SavedQuery::engine);
    String type =
        parameters.text(ScheduleField.TYPE.key()).or(() -> before.map(SavedQuery::type)).orElse("");
    parameters
        .text(ScheduleField.DATABASE.key())
        .ifPresent(database -> databases.require(engine, type, database));
    return fields;
  }

  private static Instant instant(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException | DateTimeException e) {
      throw new Invalid(
          "scheduled_time", "\"" + seconds + "\" is no time", "seconds since 1970 are");
    }
  }
}
