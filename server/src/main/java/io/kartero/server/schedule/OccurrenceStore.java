package io.kartero.server.schedule;

import io.kartero.server.schedule.Occurrence.Issued;
import io.kartero.server.schedule.Occurrence.Skipped;
import io.kartero.server.schedule.Occurrence.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `schedule_occurrence`.
final class OccurrenceStore {
  private static final int LONGEST_REASON = 1_000;

  private final JdbcClient jdbc;

  OccurrenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What the clock asked for and became a job.
  void issued(long schedule, Instant time, long job, Instant now) {
    jdbc.sql(
            """
            insert into schedule_occurrence (schedule_id, scheduled_time, tick_time, last_time,
              instants, state, job_id, recorded_at)
            values (:schedule, :time, :time, :time, 1, 'issued', :job, :now)
            """)
        .param("schedule", schedule)
        .param("time", utc(time))
        .param("job", job)
        .param("now", utc(now))
        .update();
  }

  /// What somebody asked for and became a job.
  void issuedByHand(long schedule, Instant time, long job, Instant now) {
    jdbc.sql(
            """
            insert into schedule_occurrence (schedule_id, scheduled_time, last_time, instants,
              state, job_id, recorded_at)
            values (:schedule, :time, :time, 1, 'issued', :job, :now)
            """)
        .param("schedule", schedule)
        .param("time", utc(time))
        .param("job", job)
        .param("now", utc(now))
        .update();
  }

  void waiting(long schedule, Instant time, Instant now) {
    jdbc.sql(
            """
            insert into schedule_occurrence (schedule_id, scheduled_time, tick_time, last_time,
              instants, state, recorded_at)
            values (:schedule, :time, :time, :time, 1, 'waiting', :now)
            """)
        .param("schedule", schedule)
        .param("time", utc(time))
        .param("now", utc(now))
        .update();
  }

  void skipped(long schedule, InstantRange range, String reason, Instant now) {
    jdbc.sql(
            """
            insert into schedule_occurrence (schedule_id, scheduled_time, tick_time, last_time,
              instants, state, reason, recorded_at)
            values (:schedule, :first, :first, :last, :instants, 'skipped', :reason, :now)
            """)
        .param("schedule", schedule)
        .param("first", utc(range.first()))
        .param("last", utc(range.last()))
        .param("instants", range.instants())
        .param("reason", cut(reason))
        .param("now", utc(now))
        .update();
  }

  Optional<Instant> oldestWaiting(long schedule) {
    return jdbc.sql(
            """
            select min(tick_time) from schedule_occurrence
            where schedule_id = :schedule and state = 'waiting'
            """)
        .param("schedule", schedule)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  long countWaiting(long schedule) {
    return jdbc.sql(
            "select count(*) from schedule_occurrence"
                + " where schedule_id = :schedule and state = 'waiting'")
        .param("schedule", schedule)
        .query(Long.class)
        .single();
  }

  /// One that waited became a job.
  void release(long schedule, Instant time, long job, Instant now) {
    jdbc.sql(
            """
            update schedule_occurrence set state = 'issued', job_id = :job, recorded_at = :now
            where schedule_id = :schedule and tick_time = :time
            """)
        .param("job", job)
        .param("now", utc(now))
        .param("schedule", schedule)
        .param("time", utc(time))
        .update();
  }

  /// Those that wait do so no more.
  void skipWaiting(long schedule, String reason, Instant now) {
    jdbc.sql(
            """
            update schedule_occurrence set state = 'skipped', reason = :reason, recorded_at = :now
            where schedule_id = :schedule and state = 'waiting'
            """)
        .param("reason", cut(reason))
        .param("now", utc(now))
        .param("schedule", schedule)
        .update();
  }

  /// The newest first.
  OccurrencePage list(long schedule, int skip, int limit) {
    long count =
        jdbc.sql("select count(*) from schedule_occurrence where schedule_id = :schedule")
            .param("schedule", schedule)
            .query(Long.class)
            .single();
    List<Occurrence> occurrences =
        jdbc.sql(
                """
                select * from schedule_occurrence where schedule_id = :schedule
                order by id desc limit :limit offset :skip
                """)
            .param("schedule", schedule)
            .param("limit", limit)
            .param("skip", skip)
            .query(OccurrenceStore::occurrence)
            .list();
    return new OccurrencePage(occurrences, count);
  }

  int deleteBefore(Instant time) {
    return jdbc.sql(
            "delete from schedule_occurrence where recorded_at < :time and state <> 'waiting'")
        .param("time", utc(time))
        .update();
  }

  private static Occurrence occurrence(ResultSet row, int number) throws SQLException {
    Occurrence.Outcome outcome =
        switch (row.getString("state")) {
          case "issued" -> new Issued(row.getLong("job_id"));
          case "waiting" -> new Waiting();
          default ->
              new Skipped(
                  row.getString("reason"), instant(row, "last_time"), row.getLong("instants"));
        };
    return new Occurrence(instant(row, "scheduled_time"), instant(row, "recorded_at"), outcome);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
