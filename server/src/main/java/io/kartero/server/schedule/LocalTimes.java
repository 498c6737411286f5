package io.kartero.server.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/// The minutes that an expression names on a calendar and a clock that nobody sets forward or back.
///
/// @param minutes of an hour, a set of numbers, see [Bits]
/// @param hours of a day
record LocalTimes(long minutes, long hours, LocalDays days) {
  private static final int LAST_MINUTE = 59;
  private static final int LAST_HOUR = 23;

  /// @param from a whole minute; it may be the answer
  Optional<LocalDateTime> next(LocalDateTime from) {
    LocalDate day = from.toLocalDate();
    if (days.has(day)) {
      Optional<LocalTime> time = atOrAfter(from.getHour(), from.getMinute());
      if (time.isPresent()) {
        return time.map(day::atTime);
      }
    }
    return days.atOrAfter(day.plusDays(1)).flatMap(later -> atOrAfter(0, 0).map(later::atTime));
  }

  /// @param to a whole minute; the answer is before it
  Optional<LocalDateTime> previous(LocalDateTime to) {
    LocalDateTime last = to.minusMinutes(1);
    LocalDate day = last.toLocalDate();
    if (days.has(day)) {
      Optional<LocalTime> time = atOrBefore(last.getHour(), last.getMinute());
      if (time.isPresent()) {
        return time.map(day::atTime);
      }
    }
    return days.atOrBefore(day.minusDays(1))
        .flatMap(earlier -> atOrBefore(LAST_HOUR, LAST_MINUTE).map(earlier::atTime));
  }

  private Optional<LocalTime> atOrAfter(int hour, int minute) {
    if (Bits.has(hours, hour)) {
      int sameHour = Bits.atOrAfter(minutes, minute);
      if (sameHour != Bits.NONE) {
        return Optional.of(LocalTime.of(hour, sameHour));
      }
    }
    int later = Bits.atOrAfter(hours, hour + 1);
    return later == Bits.NONE
        ? Optional.empty()
        : Optional.of(LocalTime.of(later, Bits.atOrAfter(minutes, 0)));
  }

  private Optional<LocalTime> atOrBefore(int hour, int minute) {
    if (Bits.has(hours, hour)) {
      int sameHour = Bits.atOrBefore(minutes, minute);
      if (sameHour != Bits.NONE) {
        return Optional.of(LocalTime.of(hour, sameHour));
      }
    }
    int earlier = Bits.atOrBefore(hours, hour - 1);
    return earlier == Bits.NONE
        ? Optional.empty()
        : Optional.of(LocalTime.of(earlier, Bits.atOrBefore(minutes, LAST_MINUTE)));
  }
}
