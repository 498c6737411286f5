package io.kartero.query.td;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A time with a beginning, which belongs to it, and an end, which does not.
record TimeInterval(ZonedDateTime start, ZonedDateTime end) {

  /// Reads Treasure Data's notation: how long, and behind slashes from where. `-7d` are the seven
  /// days before today, `-7d/now` those and today until now, `-1d/-7d` the day before the day seven
  /// days ago, `-1M/2026-02-10` the month before that day's month.
  ///
  /// @param now in seconds: what relative times count from
  /// @throws IllegalArgumentException when it cannot be read
  static TimeInterval parse(String text, ZoneId zone, long now) {
    int slash = text.indexOf('/');
    String length = slash < 0 ? text : text.substring(0, slash);
    ZonedDateTime base = Instant.ofEpochSecond(now).atZone(zone);
    Optional<TimeSpan> span = TimeSpan.parse(length);
    if (span.isEmpty()) {
      return between(text, length, slash < 0 ? "" : text.substring(slash + 1), base);
    }
    TimeUnit unit = span.get().unit();
    return span.get()
        .from(slash < 0 ? unit.truncate(base) : base(text, text.substring(slash + 1), unit, base));
  }

  /// From a day or a time on: until the other, or that day or second alone.
  private static TimeInterval between(String whole, String from, String until, ZonedDateTime now) {
    if (!TimeText.looksLikeOne(from)) {
      throw wrong(whole);
    }
    ZonedDateTime start = time(from, now);
    TimeUnit unit = from.contains(":") ? TimeUnit.SECOND : TimeUnit.DAY;
    ZonedDateTime end =
        until.isEmpty() ? unit.add(start, 1) : base(whole, until, TimeUnit.SECOND, now);
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("'" + whole + "' ends before it begins");
    }
    return new TimeInterval(start, end);
  }

  /// Where a span starts from. Several spans add up, from the right; what is left of them at the
  /// right end is `now`, a span, or a time, which counts as the beginning of its `unit`.
  private static ZonedDateTime base(
      String whole, String offsets, TimeUnit unit, ZonedDateTime now) {
    Deque<TimeSpan> added = new ArrayDeque<>();
    String rest = offsets;
    for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
      added.push(TimeSpan.parse(rest.substring(0, slash)).orElseThrow(() -> wrong(whole)));
      rest = rest.substring(slash + 1);
    }
    if (rest.equals("now")) {
      return addAll(now, added);
    }
    Optional<TimeSpan> last = TimeSpan.parse(rest);
    if (last.isPresent()) {
      return last.get().from(addAll(now, added)).start();
    }
    boolean exact = rest.endsWith(")");
    String time = exact ? rest.substring(0, rest.length() - 1) : rest;
    if (!TimeText.looksLikeOne(time)) {
      throw wrong(whole);
    }
    ZonedDateTime base = addAll(time(time, now), added);
    return exact ? base : unit.truncate(base);
  }

  private static ZonedDateTime addAll(ZonedDateTime time, Deque<TimeSpan> spans) {
    ZonedDateTime sum = time;
    for (TimeSpan span : spans) {
      sum = span.addTo(sum);
    }
    return sum;
  }

  private static ZonedDateTime time(String text, ZonedDateTime now) {
    return Instant.ofEpochSecond(TimeText.parse(text, now.getZone())).atZone(now.getZone());
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no interval; write it as -7d, -1M/now, -1d/-7d or -1h/2026-01-31 12:00:00,"
            + " with the units "
            + TimeUnit.letters());
  }
}
