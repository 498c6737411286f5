package io.kartero.export.encode;

import java.time.ZoneId;

/// The form that Presto prints and BigQuery reads: `2015-01-19 20:25:28.000 UTC`, or with an offset
/// behind it, without a space, where the zone is another.
final class PrestoTimestamps extends Timestamps {
  /// ` (BC)` dates take [Dates#LONGEST]; then a space, the time, ten for the fraction and nine for
  /// an offset with seconds.
  private static final int LONGEST = Dates.LONGEST + 1 + 8 + 10 + 9;

  private static final long UTC = Words.of(new byte[] {' ', 'U', 'T', 'C'});

  private final boolean utc;

  PrestoTimestamps(ZoneId zone) {
    super(zone);
    this.utc = isUtc(zone);
  }

  @Override
  int longest() {
    return LONGEST;
  }

  @Override
  int put(
      byte[] target, int at, long days, int secondOfDay, int nanos, Kind kind, int offsetSeconds) {
    int end = Dates.putFinite(target, at, days);
    target[end] = ' ';
    end = Dates.putTime(target, end + 1, secondOfDay);
    end = Dates.putFraction(target, end, nanos);
    if (kind != Kind.INSTANT) {
      return end;
    }
    if (utc) {
      Words.LONG.set(target, end, UTC);
      return end + 4;
    }
    return putOffset(target, end, offsetSeconds, ":");
  }
}
