package io.kartero.server.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/// The instants at which an expression runs in a time zone.
///
/// Where minute or hour begin with `*`, the clock is read as it goes. Else every time that is named
/// comes once a day: one that falls into a gap comes at the gap's end, together with the others
/// there, and one that is there twice comes the first time.
public record Timetable(Cron cron, ZoneId zone) {
  /// The first instant after the given one; empty when there is none.
  public Optional<Instant> next(Instant after) {
    return switch (cron.clockChange()) {
      case ONCE_A_DAY -> nextOnce(after);
      case AS_THE_CLOCK_GOES -> nextOnTheClock(after);
    };
  }

  /// The last instant before the given one; empty when there is none.
  public Optional<Instant> previous(Instant before) {
    return switch (cron.clockChange()) {
      case ONCE_A_DAY -> previousOnce(before);
      case AS_THE_CLOCK_GOES -> previousOnTheClock(before);
    };
  }

  /// All instants after the given one, in order.
  public Stream<Instant> after(Instant after) {
    return Stream.iterate(next(after), Optional::isPresent, last -> last.flatMap(this::next))
        .flatMap(Optional::stream);
  }

  /// Whether the expression names this instant.
  public boolean has(Instant instant) {
    return next(instant.minusNanos(1)).filter(instant::equals).isPresent();
  }

  private Optional<Instant> nextOnce(Instant after) {
    LocalDateTime from =
        secondPass(after)
            .map(overlap -> minuteAtOrAfter(overlap.getDateTimeBefore()))
            .orElseGet(() -> minuteAfter(local(after, rules().getOffset(after))));
    return cron.times().next(from).map(this::onlyInstant);
  }

  private Optional<Instant> previousOnce(Instant before) {
    LocalDateTime to =
        secondPass(before)
            .or(() -> gapEndingAt(before))
            .map(change -> minuteAtOrAfter(change.getDateTimeBefore()))
            .orElseGet(() -> minuteAtOrAfter(local(before, rules().getOffset(before))));
    return cron.times().previous(to).map(this::onlyInstant);
  }

  /// The overlap in whose second pass an instant lies; all its times have come in the first.
  private Optional<ZoneOffsetTransition> secondPass(Instant instant) {
    ZoneOffset offset = rules().getOffset(instant);
    return Optional.ofNullable(rules().getTransition(local(instant, offset)))
        .filter(ZoneOffsetTransition::isOverlap)
        .filter(overlap -> overlap.getOffsetAfter().equals(offset));
  }

  private Optional<ZoneOffsetTransition> gapEndingAt(Instant instant) {
    return Optional.ofNullable(rules().previousTransition(instant.plusNanos(1)))
        .filter(ZoneOffsetTransition::isGap)
        .filter(gap -> gap.getInstant().equals(instant));
  }

  private Instant onlyInstant(LocalDateTime time) {
    ZoneOffsetTransition change = rules().getTransition(time);
    if (change == null) {
      return time.toInstant(rules().getOffset(time));
    }
    return change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore());
  }

  /// Between two clock changes the clock is even; each such stretch is searched by itself.
  private Optional<Instant> nextOnTheClock(Instant after) {
    ZoneOffset offset = rules().getOffset(after);
    LocalDateTime from = minuteAfter(local(after, offset));
    ZoneOffsetTransition change = rules().nextTransition(after);
    while (true) {
      Optional<LocalDateTime> time = cron.times().next(from);
      if (time.isEmpty()) {
        return Optional.empty();
      }
      Instant instant = time.get().toInstant(offset);
      if (change == null || instant.isBefore(change.getInstant())) {
        return Optional.of(instant);
      }
      offset = change.getOffsetAfter();
      from = minuteAtOrAfter(change.getDateTimeAfter());
      change = rules().nextTransition(change.getInstant());
    }
  }

  private Optional<Instant> previousOnTheClock(Instant before) {
    Instant end = before;
    while (true) {
      ZoneOffsetTransition change = rules().previousTransition(end);
      ZoneOffset offset =
          change == null ? rules().getOffset(end.minusNanos(1)) : change.getOffsetAfter();
      Optional<LocalDateTime> time = cron.times().previous(minuteAtOrAfter(local(end, offset)));
      if (time.isEmpty()) {
        return Optional.empty();
      }
      Instant instant = time.get().toInstant(offset);
      if (change == null || !instant.isBefore(change.getInstant())) {
        return Optional.of(instant);
      }
      end = change.getInstant();
    }
  }

  private ZoneRules rules() {
    return zone.getRules();
  }

  private static LocalDateTime local(Instant instant, ZoneOffset offset) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
  }

  private static LocalDateTime minuteAfter(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
  }

  private static LocalDateTime minuteAtOrAfter(LocalDateTime time) {
    LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(time) ? minute : minute.plusMinutes(1);
  }
}
