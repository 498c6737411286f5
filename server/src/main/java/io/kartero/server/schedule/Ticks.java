package io.kartero.server.schedule;

import io.kartero.server.job.JobRequest;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.ScheduleRun;
import io.kartero.server.job.ScheduleRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/// What the clock does to a schedule. Each step holds the schedule's row, so that two servers that
/// come at once take turns, and the second finds nothing left to do.
final class Ticks {
  /// Behind these nothing waits: a schedule whose runs take longer than the time between them would
  /// fall back without end.
  static final int MOST_WAITING = 100;

  private final ScheduleStore schedules;
  private final OccurrenceStore occurrences;
  private final Jobs jobs;
  private final TransactionTemplate transactions;
  private final ScheduleSettings settings;
  private final InstantSource clock;

  Ticks(
      ScheduleStore schedules,
      OccurrenceStore occurrences,
      Jobs jobs,
      TransactionTemplate transactions,
      ScheduleSettings settings,
      InstantSource clock) {
    this.schedules = schedules;
    this.occurrences = occurrences;
    this.jobs = jobs;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /// Runs, queues or skips every instant that is due, and moves the next time behind them: all in
  /// one transaction.
  void tick(long id) {
    transactions.executeWithoutResult(status ->
        schedules.lock(id).filter(each -> each.pausedAt().isEmpty()).ifPresent(this::advance));
  }

  /// A run of the schedule has ended: the next that waits may begin.
  void ended(long id) {
    transactions.executeWithoutResult(status -> schedules.lock(id).ifPresent(this::release));
  }

  /// @param schedule whose row is held
  /// @return the next time
  Optional<Instant> advance(Schedule schedule) {
    Instant now = clock.instant();
    ScheduleDefinition definition = schedule.definition();
    DueInstants due =
        DueInstants.find(
            schedule.timing(),
            schedule.nextTime(),
            now,
            settings.missedAfter(),
            definition.missed());
    due.skipped()
        .ifPresent(
            range -> occurrences.skipped(schedule.id(), range, missed(definition.missed()), now));
    due.run().forEach(instant -> run(schedule, instant, now));
    if (!due.next().equals(schedule.nextTime())) {
      schedules.next(schedule.id(), due.next());
    }
    release(schedule);
    return due.next();
  }

  /// Records what a paused schedule did not run.
  ///
  /// @param schedule whose row is held
  /// @return the next time
  Optional<Instant> skipPaused(Schedule schedule) {
    Instant now = clock.instant();
    DueInstants due =
        DueInstants.find(
            schedule.timing(), schedule.nextTime(), now, Duration.ofNanos(-1), MissedRuns.NONE);
    due.skipped()
        .ifPresent(
            range -> occurrences.skipped(schedule.id(), range, "The schedule was paused.", now));
    return due.next();
  }

  private void run(Schedule schedule, Instant instant, Instant now) {
    switch (schedule.definition().overlap()) {
      case ALLOW -> issue(schedule, instant, now);
      case SKIP -> {
        if (jobs.anyUnfinished(schedule.id())) {
          skip(schedule, instant, "A run before it had not ended (overlap is skip).", now);
        } else {
          issue(schedule, instant, now);
        }
      }
      case QUEUE -> {
        if (occurrences.countWaiting(schedule.id()) >= MOST_WAITING) {
          skip(schedule, instant, MOST_WAITING + " instants waited already.", now);
        } else {
          occurrences.waiting(schedule.id(), instant, now);
        }
      }
    }
  }

  private void release(Schedule schedule) {
    Instant now = clock.instant();
    Optional<Instant> waiting = occurrences.oldestWaiting(schedule.id());
    while (waiting.isPresent() && mayRun(schedule)) {
      Instant instant = waiting.get();
      long job = jobs.issue(request(schedule, instant, Trigger.TICK));
      occurrences.release(schedule.id(), instant, job, now);
      waiting = occurrences.oldestWaiting(schedule.id());
    }
  }

  private boolean mayRun(Schedule schedule) {
    return schedule.definition().overlap() == Overlap.ALLOW || !jobs.anyUnfinished(schedule.id());
  }

  private void issue(Schedule schedule, Instant instant, Instant now) {
    long job = jobs.issue(request(schedule, instant, Trigger.TICK));
    occurrences.issued(schedule.id(), instant, job, now);
  }

  private void skip(Schedule schedule, Instant instant, String reason, Instant now) {
    occurrences.skipped(schedule.id(), InstantRange.of(instant), reason, now);
  }

  /// Query and settings as they are now.
  static JobRequest request(Schedule schedule, Instant scheduledTime, Trigger trigger) {
    SavedQuery query = schedule.query();
    return new JobRequest(
        schedule.accountId(),
        query.type(),
        query.engine(),
        query.database(),
        query.sql(),
        query.result(),
        query.priority(),
        query.retryLimit(),
        Optional.empty(),
        Optional.of(scheduledTime),
        schedule.timing().zone(),
        Optional.of(new ScheduleRun(schedule.id(), schedule.name(), trigger)));
  }

  private String missed(MissedRuns rule) {
    return "Nobody ran it within %d s of its time (missed_runs is %s)."
        .formatted(settings.missedAfter().toSeconds(), rule.word());
  }
}
