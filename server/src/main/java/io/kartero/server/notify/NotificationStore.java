package io.kartero.server.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The table `notification`.
final class NotificationStore {
  private static final int LONGEST_PROBLEM = 1_000;

  private final JdbcClient jdbc;

  NotificationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return nothing when there is a mail about the job to the recipient already
  OptionalLong insert(long job, String recipient, Message message, Instant now) {
    boolean known =
        jdbc.sql(
                    "select count(*) from notification"
                        + " where job_id = :job and recipient = :recipient")
                .param("job", job)
                .param("recipient", recipient)
                .query(Long.class)
                .single()
            > 0;
    if (known) {
      return OptionalLong.empty();
    }
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into notification (job_id, recipient, subject, plain_text, html, state, attempts,
              created_at)
            values (:job, :recipient, :subject, :plain, :html, 'queued', 0, :now)
            """)
        .param("job", job)
        .param("recipient", recipient)
        .param("subject", message.subject())
        .param("plain", message.plainText())
        .param("html", message.html())
        .param("now", utc(now))
        .update(id, "id");
    return OptionalLong.of(Objects.requireNonNull(id.getKeyAs(Long.class)));
  }

  /// Empty when there is none that is still to be sent.
  Optional<Notification> queued(long id) {
    return jdbc.sql("select * from notification where id = :id and state = 'queued'")
        .param("id", id)
        .query(NotificationStore::notification)
        .optional();
  }

  void sent(long id, Instant now) {
    jdbc.sql(
            """
            update notification set state = 'sent', attempts = attempts + 1, problem = null,
              ended_at = :now
            where id = :id
            """)
        .param("now", utc(now))
        .param("id", id)
        .update();
  }

  void failed(long id, String problem) {
    jdbc.sql("update notification set attempts = attempts + 1, problem = :problem where id = :id")
        .param("problem", cut(problem))
        .param("id", id)
        .update();
  }

  void givenUp(long id, String problem, Instant now) {
    jdbc.sql(
            """
            update notification set state = 'given_up', attempts = attempts + 1,
              problem = :problem, ended_at = :now
            where id = :id
            """)
        .param("problem", cut(problem))
        .param("now", utc(now))
        .param("id", id)
        .update();
  }

  int deleteEndedBefore(Instant time) {
    return jdbc.sql("delete from notification where ended_at < :time")
        .param("time", utc(time))
        .update();
  }

  private static Notification notification(ResultSet row, int number) throws SQLException {
    return new Notification(
        row.getLong("id"),
        row.getLong("job_id"),
        row.getString("recipient"),
        new Message(row.getString("subject"), row.getString("plain_text"), row.getString("html")),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) : text;
  }
}
