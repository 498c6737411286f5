package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.export.settings.Problem;
import io.kartero.server.job.Job;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

/// Schedules as callers make and change them. Long, for each field has its refusals.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SchedulesTest {
  private static final String KARTE =
      """
      {"type":"karte","bucket":"samplebucket","path_prefix":"/output/test.csv",
       "json_keyfile":"{\\"private_key\\": \\"-----BEGIN PRIVATE KEY-----\\\\nABC\\\\ABC\\"}"}\
      """;

  @Parameter TestDatabase database = TestDatabase.H2;
  @TempDir Path home;
  Features features;
  Schedules schedules;

  @BeforeEach
  void start() {
    features = Features.on(database.fresh(), home);
    schedules = features.schedules();
  }

  @AfterEach
  void stop() {
    features.close();
  }

  @Test
  void whatIsSavedIsReadBack() {
    Schedule made =
        schedules.create(
            Features.fields(
                "delay", "90",
                "type", "hive",
                "result", KARTE,
                "priority", "-1",
                "retry_limit", "3",
                "missed_runs", "all",
                "missed_limit", "7",
                "overlap", "skip",
                "mail_to", "a@example.com; b@example.com",
                "mail_on", "change"),
            42);

    Schedule read = schedules.byName("daily");
    assertThat(read).isEqualTo(made).isEqualTo(schedules.byId(made.id()));
    assertThat(schedules.list()).containsExactly(made);
    assertThat(read.accountId()).isEqualTo(42);
    assertThat(read.timing().cron().map(Cron::text)).contains("10 6 * * *");
    assertThat(read.timing().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(read.timing().delay()).isEqualTo(Duration.ofSeconds(90));
    assertThat(read.query().type()).isEqualTo("hive");
    assertThat(read.query().result()).isPresent();
    assertThat(read.query().priority()).isEqualTo(-1);
    assertThat(read.query().retryLimit()).isEqualTo(3);
    assertThat(read.definition().missed()).isEqualTo(MissedRuns.all(7));
    assertThat(read.definition().overlap()).isEqualTo(Overlap.SKIP);
    assertThat(read.definition().mail())
        .isEqualTo(
            new MailRule(
                List.of("a@example.com", "b@example.com"), Optional.of(MailRule.When.CHANGE)));
    assertThat(read.nextRun()).contains(Instant.parse("2026-11-25T21:10:00Z"));
    assertThat(
            features.jdbc().sql("select sealed_result from schedule").query(String.class).single())
        .doesNotContain("PRIVATE", "samplebucket");
  }

  @Test
  void whatIsBlankIsWhatIsUsual() {
    Schedule made =
        schedules.create(
            Map.of(
                "name",
                "saved",
                "query",
                "SELECT 1",
                "database",
                "shop",
                "cron",
                "",
                "timezone",
                "",
                "delay",
                "",
                "priority",
                "",
                "retry_limit",
                "",
                "result",
                "",
                "type",
                ""),
            1);

    assertThat(made.timing())
        .isEqualTo(new Timing(Optional.empty(), ZoneId.of("UTC"), Duration.ZERO));
    assertThat(made.query())
        .isEqualTo(
            new SavedQuery("presto", Optional.empty(), "shop", "SELECT 1", Optional.empty(), 0, 0));
    assertThat(made.definition().missed()).isEqualTo(MissedRuns.LAST);
    assertThat(made.definition().overlap()).isEqualTo(Overlap.QUEUE);
    assertThat(made.definition().mail()).isEqualTo(MailRule.USUAL);
    assertThat(made.nextRun()).isEmpty();
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Invalid invalid =
        catchThrowableOfType(
            Invalid.class,
            () ->
                schedules.create(
                    Map.ofEntries(
                        Map.entry("name", "a\r\nBcc: x"),
                        Map.entry("cron", "60 * * *"),
                        Map.entry("timezone", "Tokyo"),
                        Map.entry("delay", "-5"),
                        Map.entry("priority", "high"),
                        Map.entry("retry_limit", "1.5"),
                        Map.entry("result", "{\"type\":\"karte\",\"path_prefix\":\"a.csv\"}"),
                        Map.entry("overlap", "quue"),
                        Map.entry("missed_runs", "some"),
                        Map.entry("mail_to", "a@b, nobody"),
                        Map.entry("type", "bulk_import_perform"),
                        Map.entry("crom", "x")),
                    1));

    assertThat(invalid.problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(
            "crom",
            "name",
            "cron",
            "timezone",
            "delay",
            "database",
            "query",
            "bucket",
            "priority",
            "retry_limit",
            "missed_runs",
            "overlap",
            "mail_to",
            "type");
    assertThat(invalid.problems())
        .contains(
            new Problem("crom", "is no field of a schedule", "did you mean cron?"),
            new Problem("delay", "is \"-5\"", "give a whole number of seconds from 0 to 31622400"),
            new Problem(
                "overlap", "is \"quue\"", "use one of skip, queue, allow; did you mean queue?"),
            new Problem(
                "mail_to",
                "has \"nobody\", which cannot be an e-mail address",
                "give addresses like name@example.com, with commas between them"));
  }

  @Test
  void aNameIsTakenOnce() {
    schedules.create(Features.fields(), 1);
    schedules.create(Features.fields("name", "other"), 1);

    assertThatThrownBy(() -> schedules.create(Features.fields(), 1))
        .isInstanceOf(Conflict.class)
        .hasMessage("schedule daily already exists");
    assertThatThrownBy(() -> schedules.update("other", Map.of("name", "daily")))
        .isInstanceOf(Conflict.class)
        .hasMessage("schedule daily already exists");
  }

  @Test
  void anUpdateChangesWhatIsGivenAndNothingElse() {
    Schedule before = schedules.create(Features.fields("result", KARTE, "priority", "2"), 1);

    Schedule after = schedules.update("daily", Map.of("name", "日次 レポート", "query", "SELECT 2"));

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.name()).isEqualTo("日次 レポート");
    assertThat(after.query().sql()).isEqualTo("SELECT 2");
    assertThat(after.query().result()).isEqualTo(before.query().result());
    assertThat(after.query().priority()).isEqualTo(2);
    assertThat(after.nextTime()).isEqualTo(before.nextTime());
    assertThatThrownBy(() -> schedules.byName("daily"))
        .isInstanceOf(NotFound.class)
        .hasMessage("schedule daily does not exist");
  }

  @Test
  void aBlankCronMakesItASavedQuery() {
    schedules.create(Features.fields(), 1);

    assertThat(schedules.update("daily", Map.of("cron", "")).nextRun()).isEmpty();
    assertThat(schedules.update("daily", Map.of("cron", "@hourly")).nextRun())
        .contains(Instant.parse("2026-11-25T01:00:00Z"));
  }

  @Test
  void whatNeverRunsHasNoNextTime() {
    assertThat(schedules.create(Features.fields("cron", "0 0 31 2 *"), 1).nextRun()).isEmpty();
  }

  @Test
  void aScheduleThatIsDeletedLeavesItsJobs() {
    schedules.create(Features.fields("cron", "@hourly"), 1);
    features.clock().advance(Duration.ofHours(1));
    features.ticks().tick(schedules.byName("daily").id());

    assertThat(schedules.delete("daily").name()).isEqualTo("daily");

    assertThat(schedules.list()).isEmpty();
    assertThat(features.bean(Jobs.class).byId(1).schedule().orElseThrow().name())
        .isEqualTo("daily");
    assertThat(
            features
                .jdbc()
                .sql("select count(*) from schedule_occurrence")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theNextRunsCanBeAskedForBeforeSaving() {
    assertThat(schedules.nextRuns(Map.of("cron", "10 6 * * *", "timezone", "Asia/Tokyo"), 2))
        .containsExactly(
            Instant.parse("2026-11-25T21:10:00Z"), Instant.parse("2026-11-26T21:10:00Z"));
    assertThatThrownBy(() -> schedules.nextRuns(Map.of("cron", "x", "timezone", "Mars"), 5))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::field)
                    .containsExactly("cron", "timezone"));
    assertThat(schedules.list()).isEmpty();
  }

  @Test
  void aBackfillRunsTheGivenTimeAndTheCronTimesThatFollow() {
    Schedule schedule = schedules.create(Features.fields("cron", "0 */6 * * *"), 1);

    List<StartedRun> runs =
        features
            .bean(Backfills.class)
            .run(
                "daily",
                new Backfill(Instant.parse("2026-01-01T00:00:00Z"), 3, Optional.of("k"), 9));

    assertThat(runs)
        .containsExactly(
            new StartedRun(1, "presto", Instant.parse("2026-01-01T00:00:00Z")),
            new StartedRun(2, "presto", Instant.parse("2026-01-01T03:00:00Z")),
            new StartedRun(3, "presto", Instant.parse("2026-01-01T09:00:00Z")));
    Job job = features.bean(Jobs.class).byId(2);
    assertThat(job.account()).isEqualTo(9);
    assertThat(job.domainKey()).contains("k/2");
    assertThat(job.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(schedules.history("daily", 0, 10).count()).isEqualTo(3);
    assertThat(schedules.byId(schedule.id()).nextTime()).isEqualTo(schedule.nextTime());
  }

  @Test
  void aBackfillWithAKnownDomainKeyStartsNothing() {
    schedules.create(Features.fields(), 1);
    Backfill backfill = new Backfill(Features.START, 2, Optional.of("key"), 1);
    features.bean(Backfills.class).run("daily", backfill);

    assertThatThrownBy(() -> features.bean(Backfills.class).run("daily", backfill))
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.conflictsWith()).contains("1"));
    assertThat(schedules.history("daily", 0, 10).count()).isEqualTo(2);
  }

  @Test
  void aSavedQueryHasNoSecondTime() {
    schedules.create(Features.fields("cron", ""), 1);
    Backfills backfills = features.bean(Backfills.class);

    assertThat(backfills.run("daily", new Backfill(Features.START, 1, Optional.empty(), 1)))
        .hasSize(1);
    assertThatThrownBy(
            () -> backfills.run("daily", new Backfill(Features.START, 2, Optional.empty(), 1)))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            "num: is 2, but daily has no cron that names a second time (run it once at a time, or"
                + " give it a cron first)");
  }
}
