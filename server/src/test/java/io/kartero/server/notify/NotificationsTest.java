package io.kartero.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.job.Job;
import io.kartero.server.job.ScheduleRun;
import io.kartero.server.platform.TestDatabase;
import io.kartero.server.schedule.Features;
import io.kartero.server.schedule.MailRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class NotificationsTest {
  @Parameter TestDatabase database = TestDatabase.H2;
  @TempDir Path home;
  Features features;
  Notifications notifications;
  ScheduleRun daily;

  @BeforeEach
  void start() {
    features = Features.on(database.fresh(), home);
    notifications =
        new Notifications(
            features.schedules(),
            new OutcomeStore(features.jdbc()),
            new NotificationStore(features.jdbc()),
            new MailQueue(features.source()),
            features.bean(TransactionTemplate.class),
            new MailRule(List.of("usual@example.com"), Optional.of(MailRule.When.FAILURE)),
            features.clock());
    daily = EndedJobs.run(features.schedules().create(Features.fields(), 1).id(), "daily");
  }

  @AfterEach
  void stop() {
    features.close();
  }

  @Test
  void whereAScheduleSaysNothingTheServersSettingsCount() {
    notifications.ended(EndedJobs.succeeded(1, daily));
    notifications.ended(EndedJobs.failed(2, daily));
    notifications.ended(EndedJobs.killed(3, daily));

    assertThat(mails()).containsExactly("2 usual@example.com");
  }

  @Test
  void aScheduleHasRecipientsOfItsOwn() {
    rule("mail_to", "a@example.com,b@example.com", "mail_on", "always");
    notifications.ended(EndedJobs.succeeded(1, daily));
    notifications.ended(EndedJobs.killed(2, daily));

    assertThat(mails())
        .containsExactly(
            "1 a@example.com", "1 b@example.com", "2 a@example.com", "2 b@example.com");
  }

  @Test
  void aScheduleCanBeQuiet() {
    rule("mail_on", "never");
    notifications.ended(EndedJobs.failed(1, daily));

    assertThat(mails()).isEmpty();
  }

  @Test
  void ofAChangeTheFirstFailureAndTheFirstSuccessAreTold() {
    rule("mail_on", "change");
    notifications.ended(EndedJobs.succeeded(1, daily));
    notifications.ended(EndedJobs.failed(2, daily));
    notifications.ended(EndedJobs.failed(3, daily));
    notifications.ended(EndedJobs.killed(4, daily));
    notifications.ended(EndedJobs.failed(5, daily));
    notifications.ended(EndedJobs.succeeded(6, daily));
    notifications.ended(EndedJobs.succeeded(7, daily));

    assertThat(mails()).containsExactly("2 usual@example.com", "6 usual@example.com");
  }

  @Test
  void aJobThatIsToldTwiceBringsOneMail() {
    rule("mail_on", "change");
    Job failed = EndedJobs.failed(1, daily);
    notifications.ended(failed);
    notifications.ended(failed);
    notifications.ended(EndedJobs.succeeded(2, daily));
    notifications.ended(failed);

    assertThat(mails()).containsExactly("1 usual@example.com", "2 usual@example.com");
    assertThat(
            features
                .jdbc()
                .sql("select count(*) from notification_task")
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void oneScheduleChangesNothingForAnother() {
    rule("mail_on", "change");
    ScheduleRun other =
        EndedJobs.run(
            features
                .schedules()
                .create(Features.fields("name", "other", "mail_on", "change"), 1)
                .id(),
            "other");
    notifications.ended(EndedJobs.failed(1, daily));
    notifications.ended(EndedJobs.succeeded(2, other));

    assertThat(mails()).containsExactly("1 usual@example.com");
  }

  @Test
  void aScheduleThatIsGoneIsStillToldOf() {
    features.schedules().delete("daily");
    notifications.ended(EndedJobs.failed(1, daily));

    assertThat(mails()).containsExactly("1 usual@example.com");
  }

  private void rule(String... fields) {
    Map<String, String> given = Features.fields(fields);
    given.remove("name");
    features.schedules().update("daily", given);
  }

  private List<String> mails() {
    return features
        .jdbc()
        .sql("select job_id || ' ' || recipient from notification order by id")
        .query((row, number) -> row.getString(1))
        .list();
  }
}
