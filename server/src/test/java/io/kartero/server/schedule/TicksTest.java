package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.connection.Connections;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.job.Job;
import io.kartero.server.job.JobFilter;
import io.kartero.server.job.JobRequest;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.TestDatabase;
import io.kartero.server.schedule.Occurrence.Issued;
import io.kartero.server.schedule.Occurrence.Outcome;
import io.kartero.server.schedule.Occurrence.Skipped;
import io.kartero.server.schedule.Occurrence.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// An hourly schedule, made at midnight. Long, for every rule meets every state.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TicksTest {
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
  void anInstantBecomesAJobOnce() {
    hourly();
    tickAt("00:59:59");
    assertThat(history()).isEmpty();

    tickAt("01:00:00");
    tickAt("01:00:01");

    assertThat(history()).containsExactly("01:00 job 1");
    assertThat(schedule().nextRun()).contains(at("02:00:00"));
    Job job = features.bean(Jobs.class).byId(1);
    assertThat(job.scheduledTime()).contains(at("01:00:00"));
    assertThat(job.sql()).isEqualTo("SELECT 1");
    assertThat(job.account()).isEqualTo(7);
  }

  @Test
  void aDelayedInstantRunsLaterUnderItsOwnTime() {
    hourly("delay", "600");
    tickAt("01:09:59");
    assertThat(history()).isEmpty();

    tickAt("01:10:00");

    assertThat(history()).containsExactly("01:00 job 1");
  }

  @Test
  void ofMissedInstantsTheLastRuns() {
    hourly("overlap", "allow");
    tickAt("04:30:00");

    assertThat(history())
        .containsExactly(
            "01:00 to 03:00 skipped 3: Nobody ran it within 300 s of its time (missed_runs is"
                + " last).",
            "04:00 job 1");
  }

  @Test
  void aNewerInstantInTimeStandsForTheMissedOnes() {
    hourly();
    tickAt("03:00:10");

    assertThat(history())
        .containsExactly(
            "01:00 to 02:00 skipped 2: Nobody ran it within 300 s of its time (missed_runs is"
                + " last).",
            "03:00 job 1");
  }

  @Test
  void missedInstantsCanAllBeSkipped() {
    hourly("missed_runs", "none");
    tickAt("04:30:00");

    assertThat(history())
        .containsExactly(
            "01:00 to 04:00 skipped 4: Nobody ran it within 300 s of its time (missed_runs is"
                + " none).");
    assertThat(schedule().nextRun()).contains(at("05:00:00"));
  }

  @Test
  void missedInstantsCanAllBeCaughtUpWithUpToALimit() {
    hourly("missed_runs", "all", "missed_limit", "3", "overlap", "allow");
    tickAt("05:30:00");

    assertThat(history())
        .containsExactly(
            "01:00 to 02:00 skipped 2: Nobody ran it within 300 s of its time (missed_runs is"
                + " all).",
            "03:00 job 1",
            "04:00 job 2",
            "05:00 job 3");
  }

  @Test
  void anOverlappingInstantCanBeSkipped() {
    hourly("overlap", "skip");
    tickAt("01:00:00");
    tickAt("02:00:00");
    end(1);
    tickAt("03:00:00");

    assertThat(history())
        .containsExactly(
            "01:00 job 1",
            "02:00 to 02:00 skipped 1: A run before it had not ended (overlap is skip).",
            "03:00 job 2");
  }

  @Test
  void anOverlappingInstantCanRunBesideTheOther() {
    hourly("overlap", "allow");
    tickAt("01:00:00");
    tickAt("02:00:00");

    assertThat(history()).containsExactly("01:00 job 1", "02:00 job 2");
  }

  @Test
  void anOverlappingInstantWaitsForTheOthersEnd() {
    hourly();
    tickAt("01:00:00");
    tickAt("02:00:00");
    tickAt("03:00:00");
    assertThat(history()).containsExactly("01:00 job 1", "02:00 waits", "03:00 waits");

    end(1);
    end(1);
    assertThat(history()).containsExactly("01:00 job 1", "02:00 job 2", "03:00 waits");

    end(2);
    assertThat(history()).containsExactly("01:00 job 1", "02:00 job 2", "03:00 job 3");
  }

  @Test
  void aQueueHasAnEnd() {
    hourly("cron", "* * * * *");
    for (int minute = 1; minute <= 103; minute++) {
      features.clock().set(Features.START.plus(Duration.ofMinutes(minute)));
      features.ticks().tick(schedule().id());
    }

    assertThat(history())
        .hasSize(103)
        .endsWith(
            "01:41 waits",
            "01:42 to 01:42 skipped 1: 100 instants waited already.",
            "01:43 to 01:43 skipped 1: 100 instants waited already.");
  }

  @Test
  void whatAPausedScheduleDoesNotRunIsRecorded() {
    hourly();
    tickAt("01:00:00");
    tickAt("02:00:00");
    schedules.pause("daily");
    assertThat(schedule().nextRun()).isEmpty();
    end(1);
    tickAt("04:30:00");

    assertThat(schedules.resume("daily").nextRun()).contains(at("05:00:00"));
    tickAt("05:00:00");

    assertThat(history())
        .containsExactly(
            "01:00 job 1",
            "02:00 to 02:00 skipped 1: The schedule was paused while it waited.",
            "03:00 to 04:00 skipped 2: The schedule was paused.",
            "05:00 job 2");
  }

  @Test
  void aChangeOfTheCronForgetsNoInstant() {
    hourly("delay", "1800");
    tickAt("01:10:00");

    schedules.update("daily", Map.of("cron", "30 * * * *"));
    tickAt("02:00:00");

    assertThat(history())
        .containsExactly(
            "01:00 to 01:00 skipped 1: The schedule was changed before its delay was over.",
            "01:30 job 1");
  }

  @Test
  void aShorterDelayRunsWhatIsDueByNow() {
    hourly("delay", "1800");
    tickAt("01:10:00");

    schedules.update("daily", Map.of("delay", "0"));
    features.ticks().tick(schedule().id());

    assertThat(history()).containsExactly("01:00 job 1");
  }

  @Test
  void theJobHasWhatTheScheduleSaidWhenItWasIssued() {
    hourly();
    tickAt("01:00:00");
    schedules.update("daily", Map.of("query", "SELECT 2", "name", "renamed"));

    Job job =
        features
            .bean(Jobs.class)
            .list(JobFilter.ofSchedule(schedules.byName("renamed").id(), 0, 10))
            .jobs()
            .getFirst();
    assertThat(job.sql()).isEqualTo("SELECT 1");
    assertThat(job.schedule().orElseThrow().name()).isEqualTo("daily");
  }

  @Test
  void theJobKeepsTheConnectionAsItWas() {
    Connections connections = features.bean(Connections.class);
    long id = connections.create("karte", "{\"bucket\":\"first-bucket\"}").id();
    Destination saved =
        features.bean(Destinations.class).saved(id, "{\"path_prefix\":\"${session_date}.csv\"}");
    long job =
        features
            .bean(Jobs.class)
            .issue(JobRequest.of(1, "presto", "shop", "SELECT 1").withDestination(saved));

    connections.update(id, "renamed", "{\"bucket\":\"second-bucket\"}");
    connections.delete(id);

    Destination kept = features.bean(Jobs.class).byId(job).destination().orElseThrow();
    assertThat(features.bean(Destinations.class).resolve(kept).bucket()).isEqualTo("first-bucket");
    assertThat(features.bean(Destinations.class).masked(kept)).isEqualTo("karte");
  }

  @Test
  void aConnectionThatIsGoneStopsNoTick() {
    Connections connections = features.bean(Connections.class);
    long id =
        connections.create("karte", "{\"bucket\":\"samplebucket\",\"path_prefix\":\"a.csv\"}").id();
    hourly("result", "karte");
    connections.delete(id);

    tickAt("01:00:00");

    assertThat(history()).containsExactly("01:00 job 1");
  }

  @Test
  void inADayWithoutThatHourItRunsRightAfterTheGap() {
    features.clock().set(Instant.parse("2026-03-08T00:00:00Z"));
    schedules.create(Features.fields("cron", "30 2 * * *", "timezone", "America/New_York"), 1);

    assertThat(schedule().nextRun()).contains(Instant.parse("2026-03-08T07:00:00Z"));
  }

  private void hourly(String... others) {
    Map<String, String> fields = Features.fields("timezone", "UTC", "cron", "@hourly");
    for (int i = 0; i < others.length; i += 2) {
      fields.put(others[i], others[i + 1]);
    }
    schedules.create(fields, 7);
  }

  private Schedule schedule() {
    return schedules.byName("daily");
  }

  private void tickAt(String time) {
    features.clock().set(at(time));
    features.ticks().tick(schedule().id());
  }

  private void end(long job) {
    features.end(job, "success");
    features.ticks().ended(schedule().id());
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-25T" + time + "Z");
  }

  /// The oldest first.
  private List<String> history() {
    return schedules.history("daily", 0, 200).occurrences().reversed().stream()
        .map(TicksTest::shown)
        .toList();
  }

  private static String shown(Occurrence occurrence) {
    Outcome outcome = occurrence.outcome();
    String time = time(occurrence.scheduledTime());
    return switch (outcome) {
      case Issued(long job) -> time + " job " + job;
      case Waiting() -> time + " waits";
      case Skipped(String reason, Instant last, long instants) ->
          "%s to %s skipped %d: %s".formatted(time, time(last), instants, reason);
    };
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 16);
  }
}
