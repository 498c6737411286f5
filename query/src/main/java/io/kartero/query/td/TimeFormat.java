package io.kartero.query.td;

import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// Writes times after patterns of [SimpleDateFormat], in English. Keeps the last pattern ready. For
/// one thread.
final class TimeFormat {
  private String pattern = "";
  private String zone = "";
  private @Nullable SimpleDateFormat format;

  String format(long time, String pattern, String zone) {
    SimpleDateFormat ready = format;
    if (ready == null || !pattern.equals(this.pattern) || !zone.equals(this.zone)) {
      ready = prepare(pattern, zone);
      this.pattern = pattern;
      this.zone = zone;
      format = ready;
    }
    Object milliseconds = Math.multiplyExact(time, 1000L); // which it takes instead of a Date
    return ready.format(milliseconds);
  }

  private static SimpleDateFormat prepare(String pattern, String zone) {
    ZoneId read = TimeZones.of(zone);
    try {
      SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.US);
      format.setTimeZone(TimeZone.getTimeZone(read));
      return format;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + pattern + "' is no pattern of a time: " + e.getMessage(), e);
    }
  }
}
