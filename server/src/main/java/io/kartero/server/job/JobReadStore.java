package io.kartero.server.job;

import io.kartero.server.connection.Destinations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Jobs as others see them.
final class JobReadStore {
  private final JdbcClient jdbc;
  private final Destinations destinations;

  JobReadStore(JdbcClient jdbc, Destinations destinations) {
    this.jdbc = jdbc;
    this.destinations = destinations;
  }

  Optional<Job> byId(long id) {
    return jdbc.sql("select * from job where id = :id").param("id", id).query(this::job).optional();
  }

  Optional<Job> byDomainKey(String key) {
    return jdbc.sql("select * from job where domain_key = :key")
        .param("key", key)
        .query(this::job)
        .optional();
  }

  /// The last job that delivers the result of this one once more.
  Optional<Job> exportOf(long source) {
    return jdbc.sql("select * from job where source_job_id = :source order by id desc limit 1")
        .param("source", source)
        .query(this::job)
        .optional();
  }

  boolean anyUnfinished(long schedule) {
    return jdbc.sql(
                "select count(*) from job where schedule_id = :schedule"
                    + " and state in ('queued', 'running')")
            .param("schedule", schedule)
            .query((row, number) -> row.getLong(1))
            .single()
        > 0;
  }

  JobPage list(JobFilter filter, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(filter, now, parameters);
    long count =
        jdbc.sql("select count(*) from job" + where)
            .params(parameters)
            .query((row, number) -> row.getLong(1))
            .single();
    List<Job> jobs =
        jdbc.sql("select * from job" + where + " order by id desc limit :limit offset :skip")
            .params(parameters)
            .param("limit", filter.limit())
            .param("skip", filter.skip())
            .query(this::job)
            .list();
    return new JobPage(jobs, count);
  }

  private static String where(JobFilter filter, Instant now, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    filter
        .state()
        .ifPresent(state -> {
          conditions.add("state = :state");
          parameters.put("state", state.text());
        });
    filter
        .schedule()
        .ifPresent(schedule -> {
          conditions.add("schedule_id = :schedule");
          parameters.put("schedule", schedule);
        });
    filter
        .slowerThan()
        .ifPresent(time -> {
          conditions.add(
              "started_at is not null and (ended_at is null and started_at < :startedBefore"
                  + " or ended_at is not null"
                  + " and extract(epoch from (ended_at - started_at)) > :seconds)");
          parameters.put("startedBefore", JobStore.time(now.minus(time)));
          parameters.put("seconds", time.toSeconds());
        });
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("type"),
        text(row, "engine"),
        row.getString("database_name"),
        row.getString("query"),
        text(row, "destination").map(destinations::open),
        JobStore.number(row, "source_job_id"),
        row.getInt("priority"),
        row.getInt("retry_limit"),
        text(row, "domain_key"),
        instant(row, "scheduled_time"),
        ZoneId.of(row.getString("time_zone")),
        schedule(row),
        state(row),
        row.getInt("attempt"),
        row.getInt("failures"),
        instant(row, "created_at").orElseThrow(),
        instant(row, "updated_at").orElseThrow(),
        result(row),
        delivered(row));
  }

  private static JobState state(ResultSet row) throws SQLException {
    Optional<Instant> start = instant(row, "started_at");
    return switch (JobState.Name.parse(row.getString("state")).orElseThrow()) {
      case QUEUED -> new JobState.Queued(instant(row, "due_at").orElseThrow(), start);
      case RUNNING -> new JobState.Running(start.orElseThrow(), phase(row));
      case SUCCESS -> new JobState.Succeeded(start, instant(row, "ended_at").orElseThrow());
      case KILLED -> new JobState.Killed(start, instant(row, "ended_at").orElseThrow());
      case ERROR ->
          new JobState.Failed(
              start,
              instant(row, "ended_at").orElseThrow(),
              new JobFailure(row.getString("failure_code"), row.getString("failure_message")));
    };
  }

  private static JobState.Phase phase(ResultSet row) throws SQLException {
    if (row.getBoolean("publishing")) {
      return JobState.Phase.PUBLISHING;
    }
    return row.getBoolean("kill_requested") ? JobState.Phase.STOPPING : JobState.Phase.WORKING;
  }

  private static Optional<ScheduleRun> schedule(ResultSet row) throws SQLException {
    String name = row.getString("schedule_name");
    if (name == null) {
      return Optional.empty();
    }
    ScheduleRun.Trigger trigger =
        instant(row, "schedule_tick").isPresent()
            ? ScheduleRun.Trigger.TICK
            : ScheduleRun.Trigger.BY_HAND;
    return Optional.of(new ScheduleRun(row.getLong("schedule_id"), name, trigger));
  }

  private static Optional<JobResult> result(ResultSet row) throws SQLException {
    String columns = row.getString("result_columns");
    if (columns == null || !row.getString("state").equals("success")) {
      return Optional.empty();
    }
    return Optional.of(
        new JobResult(
            row.getLong("result_rows"),
            row.getLong("result_bytes"),
            ResultColumnsJson.read(columns),
            text(row, "result_file").isPresent() ? JobResult.Kept.YES : JobResult.Kept.DELETED));
  }

  private static Optional<Delivered> delivered(ResultSet row) throws SQLException {
    String location = row.getString("object_location");
    return location == null
        ? Optional.empty()
        : Optional.of(
            new Delivered(
                location,
                row.getLong("object_generation"),
                row.getLong("object_bytes"),
                row.getLong("result_rows"),
                text(row, "receipt")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
