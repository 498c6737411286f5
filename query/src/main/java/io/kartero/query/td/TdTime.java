package io.kartero.query.td;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The functions, for one thread. Whatever is wrong with an argument is an
/// [IllegalArgumentException] that says which function it came to and what it takes.
public final class TdTime {
  private final TimeFormat format = new TimeFormat();

  /// `TD_TIME_PARSE`: seconds of a day or a time.
  public long parse(String text, String zone) {
    return TimeText.parse(text, TimeZones.of(zone));
  }

  /// `TD_TIME_FORMAT`: after a pattern of `SimpleDateFormat`.
  public String format(long time, String pattern, String zone) {
    return format.format(time, pattern, zone);
  }

  /// `TD_TIME_STRING`: cut to a unit, and with `!` shown no more exactly than it; anything longer
  /// is a pattern, as for [#format].
  public String string(long time, String form, String zone) {
    if (form.length() > 2 || (form.length() == 2 && form.charAt(1) != '!')) {
      return format.format(time, form, zone);
    }
    if (form.isEmpty()) {
      throw new IllegalArgumentException(
          "an empty format; write one of " + TimeUnit.letters() + ", with or without !");
    }
    TimeUnit unit = TimeUnit.of(form.charAt(0));
    long cut = unit.truncate(at(time, zone)).toEpochSecond();
    return format.format(cut, form.length() == 2 ? unit.pattern() : "yyyy-MM-dd HH:mm:ssZ", zone);
  }

  /// `TD_DATE_TRUNC`: the beginning of the unit that the time is in.
  public long truncate(String unit, long time, String zone) {
    return TimeUnit.named(unit).truncate(at(time, zone)).toEpochSecond();
  }

  /// `TD_TIME_ADD`: days and weeks of 24 hours; months and years have no fixed length.
  public long add(long time, String duration) {
    TimeSpan span = TimeSpan.parse(duration).orElseThrow(() -> noDuration(duration));
    long seconds =
        switch (span.unit()) {
          case SECOND -> 1;
          case MINUTE -> 60;
          case HOUR -> 3_600;
          case DAY -> 86_400;
          case WEEK -> 604_800;
          case MONTH, QUARTER, YEAR -> throw noDuration(duration);
        };
    return Math.addExact(time, Math.multiplyExact(span.amount(), seconds));
  }

  private static IllegalArgumentException noDuration(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no duration; write it as -1d, with the units s, m, h, d, w");
  }

  /// Where a `TD_INTERVAL` begins.
  public long intervalStart(String interval, String zone, long now) {
    return TimeInterval.parse(interval, TimeZones.of(zone), now).start().toEpochSecond();
  }

  /// The first second after a `TD_INTERVAL`.
  public long intervalEnd(String interval, String zone, long now) {
    return TimeInterval.parse(interval, TimeZones.of(zone), now).end().toEpochSecond();
  }

  private static ZonedDateTime at(long time, String zone) {
    ZoneId read = TimeZones.of(zone);
    return Instant.ofEpochSecond(time).atZone(read);
  }
}
