package io.kartero.query.td;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of units, with a direction: `-7d`, `+1M`, `0h`.
record TimeSpan(long amount, TimeUnit unit) {
  private static final Pattern FORM = Pattern.compile("([+-]?\\d{1,9})([A-Za-z])");

  static Optional<TimeSpan> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(
            new TimeSpan(Long.parseLong(form.group(1)), TimeUnit.of(form.group(2).charAt(0))))
        : Optional.empty();
  }

  ZonedDateTime addTo(ZonedDateTime time) {
    return unit.add(time, amount);
  }

  /// Treasure Data's time between `base` and this many units from the beginning of its unit: that
  /// beginning itself where `base` is one.
  TimeInterval from(ZonedDateTime base) {
    ZonedDateTime other = addTo(unit.truncate(base));
    return other.isBefore(base) ? new TimeInterval(other, base) : new TimeInterval(base, other);
  }
}
