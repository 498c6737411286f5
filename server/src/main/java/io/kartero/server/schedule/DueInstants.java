package io.kartero.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A schedule's instants up to now, divided by what becomes of them.
///
/// @param skipped the oldest, which were missed
/// @param run the newest, in order
/// @param next the first that is not due
record DueInstants(Optional<InstantRange> skipped, List<Instant> run, Optional<Instant> next) {
  /// @param from the first instant, if there is one
  /// @param missedAfter how late an instant may be and still count as in time
  static DueInstants find(
      Timing timing, Optional<Instant> from, Instant now, Duration missedAfter, MissedRuns rule) {
    Deque<Instant> missed = new ArrayDeque<>();
    List<Instant> inTime = new ArrayList<>();
    Optional<InstantRange> skipped = Optional.empty();
    Optional<Instant> next = from;
    while (next.isPresent()) {
      Instant instant = next.get();
      Instant due = instant.plus(timing.delay());
      if (due.isAfter(now)) {
        break;
      }
      if (due.plus(missedAfter).isBefore(now)) {
        missed.addLast(instant);
        skipped = overflow(missed, rule.most(), skipped);
      } else {
        inTime.add(instant);
      }
      next = timing.next(instant);
    }
    skipped = overflow(missed, Math.max(0, rule.most() - inTime.size()), skipped);
    List<Instant> run = new ArrayList<>(missed);
    run.addAll(inTime);
    return new DueInstants(skipped, run, next);
  }

  private static Optional<InstantRange> overflow(
      Deque<Instant> missed, int most, Optional<InstantRange> skipped) {
    Optional<InstantRange> range = skipped;
    while (missed.size() > most) {
      Instant oldest = missed.removeFirst();
      range = Optional.of(range.map(each -> each.and(oldest)).orElse(InstantRange.of(oldest)));
    }
    return range;
  }
}
