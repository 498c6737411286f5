package io.kartero.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// When a schedule's instants come.
///
/// @param cron none for a saved query that runs by hand only
/// @param zone in which `cron` is meant, and the dates in an object's name
/// @param delay how long after an instant it runs; the instant itself stays the scheduled time
public record Timing(Optional<Cron> cron, ZoneId zone, Duration delay) {
  /// The first instant after the given one.
  public Optional<Instant> next(Instant after) {
    return timetable().flatMap(timetable -> timetable.next(after));
  }

  /// The first `count` instants after the given one; fewer where there are not so many.
  public List<Instant> next(Instant after, int count) {
    return timetable()
        .map(timetable -> timetable.after(after).limit(count).toList())
        .orElse(List.of());
  }

  private Optional<Timetable> timetable() {
    return cron.map(each -> each.in(zone));
  }
}
