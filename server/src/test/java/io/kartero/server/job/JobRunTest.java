package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TestDatabase;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeRequest.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A job from its issue to its end, when nobody dies. Long, for each way to an end is here.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class JobRunTest {
  @Parameter private TestDatabase kind = TestDatabase.H2;
  @TempDir private Path home;
  private JobLab lab;

  @BeforeEach
  void open() {
    lab = new JobLab(kind, home);
    lab.run(
        "CREATE TABLE shop.customers AS SELECT range AS id, 'n' || range AS name FROM range(3)");
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private String result(long id, ResultFormat format) throws IOException {
    return Files.readString(lab.jobs().result(id, format).file(), StandardCharsets.UTF_8);
  }

  @Test
  void aQueryRunsAndItsRowsAreKept() throws IOException {
    long id = lab.jobs().issue(JobLab.query("SELECT * FROM customers ORDER BY id"));
    assertThat(lab.jobs().byId(id).state())
        .isEqualTo(new JobState.Queued(JobLab.START, Optional.empty()));

    lab.turn();

    Job job = lab.jobs().byId(id);
    assertThat(job.state())
        .isEqualTo(new JobState.Succeeded(Optional.of(JobLab.START), JobLab.START));
    assertThat(job.result().orElseThrow().rows()).isEqualTo(3);
    assertThat(job.result().orElseThrow().columns())
        .containsExactly(new ResultColumn("id", "bigint"), new ResultColumn("name", "varchar"));
    assertThat(result(id, ResultFormat.JSON)).isEqualTo("[0,\"n0\"]\n[1,\"n1\"]\n[2,\"n2\"]\n");
    assertThat(result(id, ResultFormat.CSV_WITH_HEADER)).isEqualTo("id,name\n0,n0\n1,n1\n2,n2\n");
    assertThat(result(id, ResultFormat.TSV)).isEqualTo("0\tn0\n1\tn1\n2\tn2\n");
    assertThat(Files.readAllBytes(lab.jobs().result(id, ResultFormat.MSGPACK).file()))
        .startsWith(0x92, 0x00, 0xA2, 'n', '0');
    assertThat(lab.jobs().log(id))
        .isEqualTo(new JobLog("The query runs in shop.\nDone: 3 rows.\n", ""));
    assertThat(lab.told).extracting(Job::id).containsExactly(id);
  }

  @Test
  void whatIsInsertedIntoATableThatWasJustCreatedMakesItsColumns() throws IOException {
    lab.run("CREATE TABLE shop.fresh (time BIGINT DEFAULT 7)");
    lab.jobs()
        .issue(
            JobLab.query(
                "-- task_name: +daily\nINSERT INTO \"fresh\"\nSELECT id, name FROM customers"));
    lab.turn();
    long id = lab.jobs().issue(JobLab.query("SELECT * FROM fresh ORDER BY id LIMIT 1"));
    lab.turn();
    assertThat(result(id, ResultFormat.CSV_WITH_HEADER)).isEqualTo("time,id,name\n7,0,n0\n");
  }

  @Test
  void aResultGoesToTheBucketBeforeTheJobSucceeds() {
    long id =
        lab.jobs()
            .issue(
                JobLab.query("SELECT * FROM customers ORDER BY id")
                    .withDestination(lab.destination("/out/${session_date_compact}-${job_id}.csv"))
                    .withScheduledTime(
                        Instant.parse("2026-11-24T16:00:00Z"), ZoneId.of("Asia/Tokyo")));

    lab.turn();

    assertThat(lab.object("out/20261125-" + id + ".csv"))
        .isEqualTo("id,name\r\n0,n0\r\n1,n1\r\n2,n2\r\n");
    Job job = lab.jobs().byId(id);
    assertThat(job.state().name()).isEqualTo(JobState.Name.SUCCESS);
    Delivered delivered = job.delivered().orElseThrow();
    assertThat(delivered.location()).isEqualTo("gs://samplebucket/out/20261125-" + id + ".csv");
    assertThat(delivered.rows()).isEqualTo(3);
    assertThat(delivered.receipt().orElseThrow()).contains("\"guard\":\"lease\"");
    assertThat(lab.jobs().log(id).output())
        .isEqualTo(
            "The query runs in shop.\nDelivered gs://samplebucket/out/20261125-%d.csv: 3 rows, 27 bytes.\n"
                .formatted(id));
  }

  @Test
  void aCredentialThatMayReadHasTheBucketWatchTheName() {
    lab.storage
        .account()
        .allow("storage.objects.create", "storage.objects.delete", "storage.objects.get");
    lab.storage.put(JobLab.BUCKET, "out/a.csv", new byte[3]);
    long id =
        lab.jobs()
            .issue(JobLab.query("SELECT 1 AS one").withDestination(lab.destination("out/a.csv")));

    lab.turn();

    assertThat(lab.object("out/a.csv")).isEqualTo("one\r\n1\r\n");
    assertThat(lab.jobs().byId(id).delivered().orElseThrow().receipt().orElseThrow())
        .contains("\"guard\":\"generation\"");
  }

  @Test
  void aFailureSaysWhyAndWhere() {
    long id = lab.jobs().issue(JobLab.query("SELECT id,\n  nome FROM customers"));

    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().log(id).errors())
        .contains("nome")
        .contains("line 2:   nome FROM customers\n          ^");
    assertThat(lab.told).extracting(job -> job.state().name()).containsExactly(JobState.Name.ERROR);
    assertThatThrownBy(() -> lab.jobs().result(id, ResultFormat.CSV))
        .isInstanceOf(NotFound.class)
        .hasMessage("the result of job %d does not exist".formatted(id));
  }

  @Test
  void whatDigdagSendsIsOneJobOfSeveralStatements() {
    String sql =
        """
        -- project_id: 1
        -- task_name: +karte+table
        DROP TABLE IF EXISTS "big ones";
        CREATE TABLE "big ones" AS
        SELECT * FROM "customers" WHERE id > 0
        """;
    long created = lab.jobs().issue(JobLab.query(sql));
    long inserted =
        lab.jobs().issue(JobLab.query("-- x\nINSERT INTO \"big ones\"\nSELECT 7, 'seven'"));

    lab.turn();

    assertThat(lab.state(created)).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.state(inserted)).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.jobs().byId(inserted).result()).isEmpty();
    assertThatThrownBy(() -> lab.jobs().result(inserted, ResultFormat.MSGPACK))
        .isInstanceOf(NotFound.class);
    long counted = lab.jobs().issue(JobLab.query("SELECT count(*) FROM \"big ones\""));
    lab.turn();
    assertThat(lab.jobs().byId(counted).result().orElseThrow().rows()).isEqualTo(1);
  }

  @Test
  void aStatementThatIsNoQueryDeliversNothing() {
    long id =
        lab.jobs()
            .issue(
                JobLab.query("CREATE TABLE t AS SELECT 1 AS a")
                    .withDestination(lab.destination("out.csv")));

    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.storage.objects(JobLab.BUCKET)).isEmpty();
    assertThat(lab.jobs().log(id).errors()).startsWith("The SQL ends with a statement that is no");
  }

  @Test
  void ofADomainKeyThereIsOneJob() {
    long id = lab.jobs().issue(JobLab.query("SELECT 1").withDomainKey("k"));

    assertThatThrownBy(() -> lab.jobs().issue(JobLab.query("SELECT 2").withDomainKey("k")))
        .isInstanceOfSatisfying(
            Conflict.class,
            conflict -> assertThat(conflict.conflictsWith()).contains(Long.toString(id)))
        .hasMessage("job %d has the domain key k already".formatted(id));
    assertThat(lab.jobs().byDomainKey("k").orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void anInstantOfAScheduleRunsOnceButAsOftenAsSomebodyAsks() {
    JobRequest tick =
        JobLab.query("SELECT 1")
            .withScheduledTime(JobLab.START, ZoneId.of("UTC"))
            .withSchedule(new ScheduleRun(5, "daily", ScheduleRun.Trigger.TICK));
    JobRequest byHand = tick.withSchedule(new ScheduleRun(5, "daily", ScheduleRun.Trigger.BY_HAND));
    long id = lab.jobs().issue(tick);

    assertThatThrownBy(() -> lab.jobs().issue(tick))
        .isInstanceOf(Conflict.class)
        .hasMessage("job %d is the run of daily at 2026-11-25T06:10:00Z already".formatted(id));
    lab.jobs().issue(byHand);
    lab.jobs().issue(byHand);

    assertThat(lab.jobs().anyUnfinished(5)).isTrue();
    assertThat(lab.jobs().list(JobFilter.ofSchedule(5, 0, 10)).count()).isEqualTo(3);
    lab.turn();
    assertThat(lab.jobs().anyUnfinished(5)).isFalse();
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    JobRequest wrong =
        JobRequest.of(1, "presto", "", " ").withPriority(3).withRetryLimit(-1).withDomainKey("");

    assertThatThrownBy(() -> lab.jobs().issue(wrong))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            """
            query: is empty (give the SQL to run)
            database: is missing (name the database of the query)
            priority: is 3 (-2 (very low) to 2 (very high))
            retry_limit: is -1 (0 to 100)
            domain_key: has 0 characters (1 to 255)\
            """);
  }

  @Test
  void theQueueGivesTheHighestPriorityFirst() {
    List<Long> order = new ArrayList<>();
    lab.restart((job, milestone) -> {
      if (milestone == Milestone.CLAIMED) {
        order.add(job);
      }
    });
    long low = lab.jobs().issue(JobLab.query("SELECT 1").withPriority(-2));
    long normal = lab.jobs().issue(JobLab.query("SELECT 2"));
    long high = lab.jobs().issue(JobLab.query("SELECT 3").withPriority(2));

    lab.turn();

    assertThat(order).containsExactly(high, normal, low);
  }

  @Test
  void aFailureThatCanPassIsTriedAgainLaterAndLaterAndThenNoMore() {
    lab.storage.planForever(Kind.OPEN, new FakeFault.Status(412, "conditionNotMet", "no", 0));
    long id =
        lab.jobs()
            .issue(
                JobLab.query("SELECT 1")
                    .withDestination(lab.destination("out.csv"))
                    .withRetryLimit(2));

    lab.turn();
    assertThat(lab.jobs().byId(id).state())
        .isEqualTo(new JobState.Queued(JobLab.START.plusSeconds(30), Optional.of(JobLab.START)));
    assertThat(lab.jobs().log(id).output()).endsWith("It failed, and is tried again in 30 s.\n");
    lab.turn(Duration.ofSeconds(29));
    assertThat(lab.jobs().byId(id).attempt()).isEqualTo(1);
    lab.turn(Duration.ofSeconds(1));
    assertThat(lab.jobs().byId(id).attempt()).isEqualTo(2);
    lab.turn(Duration.ofSeconds(60));

    assertThat(lab.state(id)).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().byId(id).attempt()).isEqualTo(3);
    assertThat(lab.jobs().log(id).errors())
        .contains("somebody else wrote the object meanwhile")
        .contains("run the export again");
  }

  @Test
  void aFailureThatCannotPassIsNotTriedAgain() {
    long id = lab.jobs().issue(JobLab.query("SELECT nothing").withRetryLimit(5));

    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().byId(id).attempt()).isEqualTo(1);
  }

  @Test
  void aKilledJobThatWaitsNeverRuns() {
    long id = lab.jobs().issue(JobLab.query("SELECT 1"));

    assertThat(lab.jobs().kill(id)).isEqualTo(JobState.Name.QUEUED);
    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.KILLED);
    assertThat(lab.jobs().byId(id).attempt()).isZero();
    assertThat(lab.jobs().kill(id)).isEqualTo(JobState.Name.KILLED);
    assertThat(lab.told).extracting(Job::id).containsExactly(id);
  }

  @Test
  void aKilledExportDeliversNothing() {
    for (Milestone moment :
        List.of(Milestone.CLAIMED, Milestone.AIMED, Milestone.READING, Milestone.KEPT)) {
      lab.restart((job, milestone) -> {
        if (milestone == moment) {
          assertThat(lab.jobs().kill(job)).isEqualTo(JobState.Name.RUNNING);
        }
      });
      long id =
          lab.jobs()
              .issue(
                  JobLab.query("SELECT * FROM range(100000)")
                      .withDestination(lab.destination("out.csv")));

      lab.turn();

      assertThat(lab.state(id)).as("killed at %s", moment).isEqualTo(JobState.Name.KILLED);
      assertThat(lab.storage.objects(JobLab.BUCKET)).isEmpty();
      assertThat(lab.storage.openSessions()).isZero();
      assertThat(lab.jobs().log(id).errors())
          .isEqualTo("The job was killed; nothing was delivered.\n");
    }
  }

  @Test
  void aKillThatComesAfterTheLastStepIsTooLate() {
    for (Milestone moment : List.of(Milestone.PUBLISHING, Milestone.PUBLISHED)) {
      lab.restart((job, milestone) -> {
        if (milestone == moment) {
          assertThat(lab.jobs().kill(job)).isEqualTo(JobState.Name.RUNNING);
        }
      });
      long id =
          lab.jobs()
              .issue(JobLab.query("SELECT 1").withDestination(lab.destination(moment + ".csv")));

      lab.turn();

      assertThat(lab.state(id)).isEqualTo(JobState.Name.SUCCESS);
      assertThat(lab.object(moment + ".csv")).isNotNull();
    }
  }

  @Test
  void aKeptResultIsDeliveredElsewhereWithoutItsQuery() {
    lab.run("CREATE TABLE shop.t AS SELECT 1.50::DECIMAL(5,2) AS price, [1, 2] AS list");
    long first = lab.jobs().issue(JobLab.query("SELECT * FROM t"));
    lab.turn();
    lab.run("DROP TABLE shop.t");

    long second = lab.jobs().exportResult(first, 1, lab.destination("again.csv"), 0);
    lab.turn();

    assertThat(lab.state(second)).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.object("again.csv")).isEqualTo("price,list\r\n1.50,\"[1,2]\"\r\n");
    assertThat(lab.jobs().byId(second).source()).hasValue(first);
    assertThat(lab.jobs().exportOf(first).orElseThrow().id()).isEqualTo(second);
  }

  @Test
  void whatHasNoResultIsNotDelivered() {
    long waiting = lab.jobs().issue(JobLab.query("SELECT 1"));

    assertThatThrownBy(() -> lab.jobs().exportResult(waiting, 1, lab.destination("again.csv"), 0))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void rowsAndJobsAreKeptForTheirTime() {
    long id = lab.jobs().issue(JobLab.query("SELECT 1"));
    lab.turn();
    Path file = lab.jobs().result(id, ResultFormat.CSV).file();

    lab.clock.advance(Duration.ofDays(7).plusSeconds(1));
    lab.retention().run();

    assertThat(file).doesNotExist();
    assertThat(lab.jobs().byId(id).result().orElseThrow().kept()).isEqualTo(JobResult.Kept.DELETED);
    assertThatThrownBy(() -> lab.jobs().result(id, ResultFormat.CSV)).isInstanceOf(NotFound.class);
    lab.clock.advance(Duration.ofDays(84));
    lab.retention().run();
    assertThatThrownBy(() -> lab.jobs().byId(id))
        .isInstanceOf(NotFound.class)
        .hasMessage("job %d does not exist".formatted(id));
    assertThat(home.resolve("results")).isEmptyDirectory();
  }

  @Test
  void jobsAreListedNewestFirstByStateAndByTime() {
    long first = lab.jobs().issue(JobLab.query("SELECT 1"));
    lab.restart((job, milestone) -> {
      if (milestone == Milestone.READING) {
        lab.clock.advance(Duration.ofSeconds(50));
      }
    });
    lab.turn();
    long second = lab.jobs().issue(JobLab.query("SELECT 2"));

    assertThat(lab.jobs().list(JobFilter.newest(10)).jobs())
        .extracting(Job::id)
        .containsExactly(second, first);
    assertThat(slower(49)).containsExactly(first);
    assertThat(slower(51)).isEmpty();
    assertThat(
            lab.jobs()
                .list(
                    new JobFilter(
                        Optional.of(JobState.Name.QUEUED),
                        OptionalLong.empty(),
                        Optional.empty(),
                        0,
                        10))
                .jobs())
        .extracting(Job::id)
        .containsExactly(second);
  }

  private List<Long> slower(long seconds) {
    return lab
        .jobs()
        .list(
            new JobFilter(
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(Duration.ofSeconds(seconds)),
                0,
                10))
        .jobs()
        .stream()
        .map(Job::id)
        .toList();
  }

  @Test
  void aSecretStandsInNoLogAndNoError() {
    String canary = "canary-7f3a";
    String key = lab.storage.keyFile().replace("0123456789abcdef0123456789abcdef01234567", canary);
    long broken =
        lab.jobs()
            .issue(
                JobLab.query("SELECT 1")
                    .withDestination(JobLab.withKey("\"{" + canary + "\"", "out.csv")));
    long refused =
        lab.jobs().issue(JobLab.query("SELECT 1").withDestination(JobLab.withKey(key, "ok.csv")));

    lab.turn();

    assertThat(lab.state(broken)).isEqualTo(JobState.Name.ERROR);
    for (long id : List.of(broken, refused)) {
      JobLog log = lab.jobs().log(id);
      assertThat(log.output() + log.errors() + lab.jobs().byId(id)).doesNotContain(canary);
    }
  }
}
