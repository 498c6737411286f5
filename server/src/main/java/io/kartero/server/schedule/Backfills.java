package io.kartero.server.schedule;

import io.kartero.export.settings.Problem;
import io.kartero.server.job.JobRequest;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.ScheduleRun.Trigger;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs of saved queries by hand: now, or for instants long ago. They wait for nobody, and an
/// instant may be run as often as somebody likes; a domain key makes sure that it is once.
public final class Backfills {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final ScheduleStore store;
  private final OccurrenceStore occurrences;
  private final Jobs jobs;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Backfills(
      ScheduleStore store,
      OccurrenceStore occurrences,
      Jobs jobs,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.occurrences = occurrences;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// All of the runs, or none.
  ///
  /// @throws NotFound when there is no schedule of that name
  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the domain key has been used, with the id of the first job of then
  public List<StartedRun> run(String name, Backfill backfill) {
    return run(store.byName(name).orElseThrow(() -> new NotFound("schedule", name)), backfill);
  }

  /// By the schedule's id.
  ///
  /// @see #run(String, Backfill)
  public List<StartedRun> run(long id, Backfill backfill) {
    return run(
        store.byId(id).orElseThrow(() -> new NotFound("schedule", Long.toString(id))), backfill);
  }

  private List<StartedRun> run(Schedule schedule, Backfill backfill) {
    check(schedule, backfill);
    List<Instant> instants =
        Stream.concat(
                Stream.of(backfill.from()),
                schedule.timing().next(backfill.from(), backfill.runs() - 1).stream())
            .toList();
    List<StartedRun> started = new ArrayList<>();
    transactions.executeWithoutResult(status -> {
      Instant now = clock.instant();
      for (Instant instant : instants) {
        JobRequest request = request(schedule, backfill, instant, started.size() + 1);
        long job = jobs.issue(request);
        occurrences.issuedByHand(schedule.id(), instant, job, now);
        started.add(new StartedRun(job, request.type(), instant));
      }
    });
    return started;
  }

  private static JobRequest request(
      Schedule schedule, Backfill backfill, Instant instant, int number) {
    JobRequest tick = Ticks.request(schedule, instant, Trigger.BY_HAND);
    Optional<String> key =
        backfill.domainKey().map(each -> number == 1 ? each : each + "/" + number);
    return new JobRequest(
        backfill.account(),
        tick.type(),
        tick.engine(),
        tick.database(),
        tick.sql(),
        tick.destination(),
        tick.priority(),
        tick.retryLimit(),
        key,
        tick.scheduledTime(),
        tick.zone(),
        tick.schedule());
  }

  private static void check(Schedule schedule, Backfill backfill) {
    List<Problem> problems = new ArrayList<>();
    if (backfill.runs() < 1 || backfill.runs() > Backfill.MOST_RUNS) {
      problems.add(
          new Problem(
              "num",
              "is " + backfill.runs(),
              "give the number of runs, from 1 to " + Backfill.MOST_RUNS));
    } else if (backfill.runs() > 1 && schedule.timing().cron().isEmpty()) {
      problems.add(
          new Problem(
              "num",
              "is %d, but %s has no cron that names a second time"
                  .formatted(backfill.runs(), schedule.name()),
              "run it once at a time, or give it a cron first"));
    }
    if (backfill.from().isBefore(EARLIEST) || backfill.from().isAfter(LATEST)) {
      problems.add(
          new Problem(
              "scheduled_time",
              "is " + backfill.from(),
              "give a time between the years 1900 and 9998, in whole seconds since 1970"));
    }
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
  }
}
