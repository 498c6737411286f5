package io.kartero.server.schedule;

import io.kartero.export.settings.Problem;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// When something runs: the five fields of cron (minute, hour, day of the month, month, day of the
/// week), or an alias like `@daily`. Values are numbers or names (`jan`, `mon`), ranges, steps and
/// lists. Where both day fields are restricted, a day that fits either of them counts, as in Vixie
/// cron; a day field that begins with `*` is not restricted.
///
/// What clock changes do to it is [Timetable]'s.
public final class Cron {
  /// The field that problems are reported at.
  static final String FIELD = "cron";

  private final String text;
  private final LocalTimes times;
  private final ClockChange clockChange;

  Cron(String text, LocalTimes times, ClockChange clockChange) {
    this.text = text;
    this.times = times;
    this.clockChange = clockChange;
  }

  /// @param problems gets everything that is wrong with the text, at the field `cron`
  /// @return empty when there was a problem
  public static Optional<Cron> parse(String text, List<Problem> problems) {
    return new CronText(text, problems).parse();
  }

  /// As it was given.
  public String text() {
    return text;
  }

  public Timetable in(ZoneId zone) {
    return new Timetable(this, zone);
  }

  /// True for a day that no calendar has, like the 31st of February.
  public boolean neverRuns() {
    return times.next(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty();
  }

  LocalTimes times() {
    return times;
  }

  ClockChange clockChange() {
    return clockChange;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && text.equals(cron.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
