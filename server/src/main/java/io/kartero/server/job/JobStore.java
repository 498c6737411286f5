package io.kartero.server.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The jobs' rows: what changes a running one names the attempt that does so, and changes nothing
/// when that is not the last one any more.
final class JobStore {
  private static final String LEASED =
      " where id = :id and attempt = :attempt and state = 'running'";

  private final JdbcClient jdbc;

  JobStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return the id, or nothing when the domain key or the schedule's tick is taken
  OptionalLong insert(NewJob job) {
    KeyHolder keys = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into job (run_key, account_id, type, engine, database_name, query, destination,
              source_job_id, priority, retry_limit, domain_key, scheduled_time, time_zone,
              schedule_id, schedule_name, schedule_tick, state, due_at, attempt, failures,
              takeovers, kill_requested, publishing, created_at, updated_at)
            values (:runKey, :account, :type, :engine, :database, :query, :destination,
              :source, :priority, :retryLimit, :domainKey, :scheduledTime, :zone,
              :scheduleId, :scheduleName, :scheduleTick, 'queued', :now, 0, 0,
              0, false, false, :now, :now)
            on conflict do nothing
            """)
        .param("runKey", job.runKey())
        .param("account", job.account())
        .param("type", job.type())
        .param("engine", job.engine().orElse(null))
        .param("database", job.database())
        .param("query", job.sql())
        .param("destination", job.destination().orElse(null))
        .param("source", job.source().isPresent() ? job.source().getAsLong() : null)
        .param("priority", job.priority())
        .param("retryLimit", job.retryLimit())
        .param("domainKey", job.domainKey().orElse(null))
        .param("scheduledTime", job.scheduledTime().map(JobStore::time).orElse(null))
        .param("zone", job.zone().getId())
        .param("scheduleId", job.schedule().map(ScheduleRun::id).orElse(null))
        .param("scheduleName", job.schedule().map(ScheduleRun::name).orElse(null))
        .param("scheduleTick", tick(job))
        .param("now", time(job.now()))
        .update(keys, "id");
    return keys.getKey() == null
        ? OptionalLong.empty()
        : OptionalLong.of(keys.getKey().longValue());
  }

  private static @Nullable OffsetDateTime tick(NewJob job) {
    boolean byClock =
        job.schedule().filter(run -> run.trigger() == ScheduleRun.Trigger.TICK).isPresent();
    return byClock ? job.scheduledTime().map(JobStore::time).orElseThrow() : null;
  }

  OptionalLong byDomainKey(String key) {
    return id(jdbc.sql("select id from job where domain_key = :key").param("key", key));
  }

  OptionalLong byTick(long schedule, Instant tick) {
    return id(
        jdbc.sql("select id from job where schedule_id = :schedule and schedule_tick = :tick")
            .param("schedule", schedule)
            .param("tick", time(tick)));
  }

  private static OptionalLong id(JdbcClient.StatementSpec query) {
    return query.query(Long.class).optional().map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /// The row, which nobody else changes until the transaction ends.
  Optional<JobRow> lock(long id) {
    return jdbc.sql("select * from job where id = :id for update")
        .param("id", id)
        .query(JobStore::row)
        .optional();
  }

  Optional<JobRow> row(long id) {
    return jdbc.sql("select * from job where id = :id")
        .param("id", id)
        .query(JobStore::row)
        .optional();
  }

  void claim(long id, int takeovers, Instant now) {
    jdbc.sql(
            """
            update job set state = 'running', attempt = attempt + 1, takeovers = :takeovers,
              started_at = coalesce(started_at, :now), updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("takeovers", takeovers)
        .param("now", time(now))
        .update();
  }

  int aim(Lease lease, JobRow.Aim aim, Instant now) {
    OptionalLong expected = aim.expectedGeneration();
    return leased(
            "update job set object_bucket = :bucket, object_name = :object,"
                + " expected_generation = :expected, publishing = false, updated_at = :now",
            lease,
            now)
        .param("bucket", aim.bucket())
        .param("object", aim.object())
        .param("expected", expected.isPresent() ? expected.getAsLong() : null)
        .update();
  }

  int keep(Lease lease, JobRow.KeptRows kept, Instant now) {
    return leased(
            "update job set result_file = :file, result_rows = :rows, result_bytes = :bytes,"
                + " result_columns = :columns, updated_at = :now",
            lease,
            now)
        .param("file", kept.file())
        .param("rows", kept.rows())
        .param("bytes", kept.bytes())
        .param("columns", kept.columns())
        .update();
  }

  int publishing(Lease lease, Instant now) {
    return leased("update job set publishing = true, updated_at = :now", lease, now).update();
  }

  int notPublished(Lease lease, Instant now) {
    return leased("update job set publishing = false, updated_at = :now", lease, now).update();
  }

  int succeed(Lease lease, Instant now) {
    return leased(
            "update job set state = 'success', publishing = false, ended_at = :now,"
                + " updated_at = :now",
            lease,
            now)
        .update();
  }

  void delivered(long id, Delivered delivered) {
    jdbc.sql(
            """
            update job set object_location = :location, object_generation = :generation,
              object_bytes = :bytes, result_rows = :rows, receipt = :receipt
            where id = :id
            """)
        .param("id", id)
        .param("location", delivered.location())
        .param("generation", delivered.generation())
        .param("bytes", delivered.bytes())
        .param("rows", delivered.rows())
        .param("receipt", delivered.receipt().orElse(null))
        .update();
  }

  int fail(Lease lease, JobFailure failure, Instant now) {
    return leased(
            "update job set state = 'error', publishing = false, failure_code = :code,"
                + " failure_message = :message, result_file = null, result_rows = null,"
                + " result_bytes = null, result_columns = null, ended_at = :now,"
                + " updated_at = :now",
            lease,
            now)
        .param("code", failure.code())
        .param("message", failure.message())
        .update();
  }

  int tryAgain(Lease lease, Instant dueAt, Instant now) {
    return leased(
            "update job set state = 'queued', failures = failures + 1,"
                + " due_at = :due, updated_at = :now",
            lease,
            now)
        .param("due", time(dueAt))
        .update();
  }

  int release(Lease lease, Instant now) {
    return leased(
            "update job set state = 'queued', due_at = :now," + " updated_at = :now", lease, now)
        .update();
  }

  int kill(long id, Instant now) {
    return jdbc.sql(
            "update job set state = 'killed', ended_at = :now, updated_at = :now where id = :id")
        .param("id", id)
        .param("now", time(now))
        .update();
  }

  int requestKill(long id, Instant now) {
    return jdbc.sql("update job set kill_requested = true, updated_at = :now where id = :id")
        .param("id", id)
        .param("now", time(now))
        .update();
  }

  private JdbcClient.StatementSpec leased(String update, Lease lease, Instant now) {
    return jdbc.sql(update + LEASED)
        .param("id", lease.job())
        .param("attempt", lease.attempt())
        .param("now", time(now));
  }

  /// Jobs that ended before, the oldest first.
  List<Long> endedBefore(Instant end, int limit) {
    return jdbc.sql("select id from job where ended_at < :end order by ended_at, id limit :limit")
        .param("end", time(end))
        .param("limit", limit)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Jobs that ended before and whose rows are still kept.
  List<Long> keptBefore(Instant end, int limit) {
    return jdbc.sql(
            "select id from job where ended_at < :end and result_file is not null"
                + " order by ended_at, id limit :limit")
        .param("end", time(end))
        .param("limit", limit)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  void forgetRows(long id) {
    jdbc.sql("update job set result_file = null where id = :id").param("id", id).update();
  }

  void delete(long id) {
    jdbc.sql("delete from job where id = :id").param("id", id).update();
  }

  private static JobRow row(ResultSet row, int number) throws SQLException {
    return new JobRow(
        row.getLong("id"),
        row.getString("run_key"),
        row.getString("query"),
        JobState.Name.parse(row.getString("state")).orElseThrow(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempt"),
        row.getInt("failures"),
        row.getInt("takeovers"),
        row.getInt("retry_limit"),
        row.getBoolean("kill_requested"),
        row.getBoolean("publishing"),
        aim(row),
        kept(row));
  }

  private static Optional<JobRow.Aim> aim(ResultSet row) throws SQLException {
    String object = row.getString("object_name");
    return object == null
        ? Optional.empty()
        : Optional.of(
            new JobRow.Aim(
                row.getString("object_bucket"), object, number(row, "expected_generation")));
  }

  private static Optional<JobRow.KeptRows> kept(ResultSet row) throws SQLException {
    String file = row.getString("result_file");
    return file == null
        ? Optional.empty()
        : Optional.of(
            new JobRow.KeptRows(
                file,
                row.getLong("result_rows"),
                row.getLong("result_bytes"),
                row.getString("result_columns")));
  }

  static OptionalLong number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
