package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.kartero.server.job.JobFilter;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Two servers on one database.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TwoNodesTest {
  private static final int SCHEDULES = 5;
  private static final int HOURS = 12;

  @Parameter TestDatabase database = TestDatabase.H2;
  @TempDir Path home;

  @Test
  void bothAtOnceNeverRunAnInstantTwice() throws Exception {
    DataSource source = database.fresh();
    SettableClock clock = new SettableClock(Features.START);
    try (Features one = Features.on(source, home, clock);
        Features other = Features.on(source, home, clock);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Long> ids = create(one);
      for (int hour = 1; hour <= HOURS; hour++) {
        clock.set(Features.START.plus(Duration.ofHours(hour)));
        for (long id : ids) {
          CyclicBarrier together = new CyclicBarrier(4);
          List<Callable<Void>> calls = new ArrayList<>();
          for (Features node : List.of(one, other, one, other)) {
            calls.add(() -> {
              together.await();
              node.ticks().tick(id);
              return null;
            });
          }
          for (Future<Void> call : threads.invokeAll(calls)) {
            call.get();
          }
        }
      }
      assertThatEachHourRanOnce(one, ids);
    }
  }

  @Test
  void twoSchedulersTurnTheTicksAndPlanTheNext() throws Exception {
    DataSource source = database.fresh();
    SettableClock clock = new SettableClock(Features.START);
    try (Features one = Features.on(source, home, clock);
        Features other = Features.on(source, home, clock);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Long> ids = create(one);
      List<ManualScheduler> schedulers = List.of(scheduler(one), scheduler(other));
      for (int hour = 1; hour <= HOURS; hour++) {
        Instant now = Features.START.plus(Duration.ofHours(hour));
        clock.set(now);
        List<Callable<Void>> calls = new ArrayList<>();
        for (ManualScheduler scheduler : schedulers) {
          scheduler.setTime(now);
          calls.add(() -> {
            scheduler.runAnyDueExecutions();
            return null;
          });
        }
        for (Future<Void> call : threads.invokeAll(calls)) {
          call.get();
        }
      }
      assertThatEachHourRanOnce(one, ids);
      one.schedules().pause("schedule0");
      one.schedules().delete("schedule1");
      assertThat(
              one.jdbc()
                  .sql(
                      "select task_instance from scheduled_tasks where task_name = 'schedule-tick'")
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrderElementsOf(ids.stream().skip(2).map(String::valueOf).toList());
    }
  }

  private static List<Long> create(Features features) {
    return LongStream.range(0, SCHEDULES)
        .map(number ->
            features
                .schedules()
                .create(
                    Features.fields(
                        "name", "schedule" + number, "cron", "@hourly", "overlap", "allow"),
                    1)
                .id())
        .boxed()
        .toList();
  }

  private static ManualScheduler scheduler(Features features) {
    ManualScheduler scheduler =
        TestHelper.createManualScheduler(
                features.source(),
                TickTask.of(
                    features.ticks(),
                    features.bean(ScheduleStore.class),
                    features.bean(TransactionTemplate.class),
                    features.clock()))
            .clock(new com.github.kagkarlsson.scheduler.testhelper.SettableClock())
            .build();
    scheduler.start();
    return scheduler;
  }

  private static void assertThatEachHourRanOnce(Features features, List<Long> ids) {
    List<Instant> hours =
        LongStream.rangeClosed(1, HOURS)
            .mapToObj(hour -> Features.START.plus(Duration.ofHours(hour)))
            .toList();
    for (long id : ids) {
      assertThat(
              features.bean(Jobs.class).list(JobFilter.ofSchedule(id, 0, 100)).jobs().stream()
                  .map(job -> job.scheduledTime().orElseThrow()))
          .containsExactlyInAnyOrderElementsOf(hours);
    }
  }
}
