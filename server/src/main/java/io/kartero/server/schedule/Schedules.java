package io.kartero.server.schedule;

import io.kartero.server.connection.Destinations;
import io.kartero.server.job.QueryPlaces;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/// The saved queries and their schedules.
///
/// What a caller says comes as texts by [ScheduleField#key]; a blank one stands for what is usual.
public final class Schedules {
  private final ScheduleStore store;
  private final OccurrenceStore occurrences;
  private final Ticks ticks;
  private final TickQueue queue;
  private final Destinations destinations;
  private final Mailing mailing;
  private final QueryPlaces places;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Schedules(
      ScheduleStore store,
      OccurrenceStore occurrences,
      Ticks ticks,
      TickQueue queue,
      Destinations destinations,
      Mailing mailing,
      QueryPlaces places,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.occurrences = occurrences;
    this.ticks = ticks;
    this.queue = queue;
    this.destinations = destinations;
    this.mailing = mailing;
    this.places = places;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the name is taken
  public Schedule create(Map<String, String> fields, long account) {
    ScheduleDefinition definition =
        new ScheduleReading(fields, destinations, mailing, places).read(Optional.empty());
    return saved(
        definition,
        () -> {
          Instant now = clock.instant();
          long id = store.insert(definition, account, definition.timing().next(now), now);
          return planned(id);
        });
  }

  /// Changes the fields that are given, and leaves the others; `name` gives it another name. Where
  /// cron or zone change, the next instant is the first one after now.
  ///
  /// @throws NotFound when there is none of that name
  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the new name is taken
  public Schedule update(String name, Map<String, String> fields) {
    ScheduleDefinition definition =
        new ScheduleReading(fields, destinations, mailing, places)
            .read(Optional.of(byName(name).definition()));
    return saved(
        definition,
        () -> {
          Schedule before = store.lock(name).orElseThrow(() -> notFound(name));
          Instant now = clock.instant();
          Optional<Instant> next =
              before.pausedAt().isEmpty() ? ticks.advance(before) : before.nextTime();
          if (!sameInstants(before.timing(), definition.timing())) {
            abandon(before, next, now);
            next = definition.timing().next(now);
          }
          store.update(before.id(), definition, next, now);
          return planned(before.id());
        });
  }

  /// Its jobs stay.
  ///
  /// @return what it was
  /// @throws NotFound when there is none of that name
  public Schedule delete(String name) {
    return changed(() -> {
      Schedule schedule = store.lock(name).orElseThrow(() -> notFound(name));
      queue.plan(schedule.id(), Optional.empty());
      store.delete(schedule.id());
      return schedule;
    });
  }

  /// Nothing begins until it is resumed, but what somebody starts by hand.
  ///
  /// @throws NotFound when there is none of that name
  public Schedule pause(String name) {
    return changed(() -> {
      Schedule schedule = store.lock(name).orElseThrow(() -> notFound(name));
      if (schedule.pausedAt().isEmpty()) {
        ticks.advance(schedule);
        Instant now = clock.instant();
        occurrences.skipWaiting(schedule.id(), "The schedule was paused while it waited.", now);
        store.pause(schedule.id(), now);
      }
      return planned(schedule.id());
    });
  }

  /// Goes on with the first instant that is not due; those in between are recorded as skipped.
  ///
  /// @throws NotFound when there is none of that name
  public Schedule resume(String name) {
    return changed(() -> {
      Schedule schedule = store.lock(name).orElseThrow(() -> notFound(name));
      if (schedule.pausedAt().isPresent()) {
        store.resume(schedule.id(), ticks.skipPaused(schedule), clock.instant());
      }
      return planned(schedule.id());
    });
  }

  /// @throws NotFound when there is none of that name
  public Schedule byName(String name) {
    return store.byName(name).orElseThrow(() -> notFound(name));
  }

  /// @throws NotFound when there is none
  public Schedule byId(long id) {
    return store.byId(id).orElseThrow(() -> notFound(Long.toString(id)));
  }

  /// Who gets a mail about its runs; empty when there is no such schedule any more.
  public Optional<MailRule> mailRule(long id) {
    return store.byId(id).map(schedule -> schedule.definition().mail());
  }

  /// All, by name.
  public List<Schedule> list() {
    return store.list();
  }

  /// What became of its instants and its runs by hand, the newest first.
  ///
  /// @param skip how many of the newest are left out
  /// @throws NotFound when there is none of that name
  public OccurrencePage history(String name, int skip, int limit) {
    return occurrences.list(byName(name).id(), skip, limit);
  }

  /// The instants that fields would give, before they are saved; only `cron` and `timezone` count.
  ///
  /// @throws Invalid with everything that is wrong with these two
  public List<Instant> nextRuns(Map<String, String> fields, int count) {
    return new ScheduleReading(fields, destinations, mailing, places)
        .timing()
        .next(clock.instant(), count);
  }

  /// Instants that were to run after their delay, under a rule that is no more.
  private void abandon(Schedule before, Optional<Instant> next, Instant now) {
    Stream.iterate(
            next,
            time -> time.filter(each -> !each.isAfter(now)).isPresent(),
            time -> time.flatMap(before.timing()::next))
        .flatMap(Optional::stream)
        .map(InstantRange::of)
        .reduce((range, one) -> range.and(one.first()))
        .ifPresent(range ->
            occurrences.skipped(
                before.id(), range, "The schedule was changed before its delay was over.", now));
  }

  private static boolean sameInstants(Timing before, Timing after) {
    return before.cron().equals(after.cron()) && before.zone().equals(after.zone());
  }

  private Schedule planned(long id) {
    Schedule schedule = byId(id);
    queue.plan(id, schedule.dueAt().filter(time -> schedule.pausedAt().isEmpty()));
    return schedule;
  }

  private Schedule saved(ScheduleDefinition definition, Change change) {
    try {
      return changed(change);
    } catch (DuplicateKeyException e) {
      throw new Conflict(
          "schedule %s already exists".formatted(definition.name()), Optional.empty());
    }
  }

  private Schedule changed(Change change) {
    Schedule schedule = transactions.execute(status -> change.apply());
    if (schedule == null) {
      throw new IllegalStateException("a change gave no schedule");
    }
    return schedule;
  }

  private static NotFound notFound(String name) {
    return new NotFound("schedule", name);
  }

  private interface Change {
    Schedule apply();
  }
}
