package io.kartero.server.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `notification_outcome`.
final class OutcomeStore {
  /// Of each schedule; only the newest tells a change.
  private static final int KEPT = 100;

  private final JdbcClient jdbc;

  OutcomeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Does nothing when it is known already.
  void record(long job, long schedule, JobOutcome outcome, Instant endedAt) {
    boolean known =
        jdbc.sql("select count(*) from notification_outcome where job_id = :job")
                .param("job", job)
                .query(Long.class)
                .single()
            > 0;
    if (known) {
      return;
    }
    jdbc.sql(
            """
            insert into notification_outcome (job_id, schedule_id, outcome, ended_at)
            values (:job, :schedule, :outcome, :ended)
            """)
        .param("job", job)
        .param("schedule", schedule)
        .param("outcome", outcome.word())
        .param("ended", endedAt.atOffset(ZoneOffset.UTC))
        .update();
    forget(schedule);
  }

  /// How the schedule's last job before the given one ended, leaving out those that were killed.
  Optional<JobOutcome> before(long job, long schedule, Instant endedAt) {
    return jdbc.sql(
            """
            select outcome from notification_outcome
            where schedule_id = :schedule and outcome <> 'killed' and job_id <> :job
              and (ended_at < :ended or (ended_at = :ended and job_id < :job))
            order by ended_at desc, job_id desc limit 1
            """)
        .param("schedule", schedule)
        .param("job", job)
        .param("ended", endedAt.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .map(word -> JobOutcome.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private void forget(long schedule) {
    jdbc.sql(
            """
            delete from notification_outcome where schedule_id = :schedule and job_id < (
              select min(job_id) from (
                select job_id from notification_outcome where schedule_id = :schedule
                order by job_id desc limit :kept) newest)
            """)
        .param("schedule", schedule)
        .param("kept", KEPT)
        .update();
  }
}
