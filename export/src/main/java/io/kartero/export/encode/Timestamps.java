package io.kartero.export.encode;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Writes timestamps in one format. An instance belongs to one thread.
abstract sealed class Timestamps permits PrestoTimestamps, PatternTimestamps {
  /// What a vector's number counts, and whether it is an instant or a clock's reading.
  enum Kind {
    SECONDS(1),
    MILLISECONDS(1_000),
    MICROSECONDS(1_000_000),
    NANOSECONDS(1_000_000_000),
    INSTANT(1_000_000);

    final int perSecond;
    final int nanos;

    Kind(int perSecond) {
      this.perSecond = perSecond;
      this.nanos = 1_000_000_000 / perSecond;
    }

    /// Hot: the compiler makes multiplications of divisions by constants.
    long seconds(long value) {
      return switch (this) {
        case SECONDS -> value;
        case MILLISECONDS -> Math.floorDiv(value, 1_000L);
        case MICROSECONDS, INSTANT -> Math.floorDiv(value, 1_000_000L);
        case NANOSECONDS -> Math.floorDiv(value, 1_000_000_000L);
      };
    }
  }

  private static final int SECONDS_PER_DAY = 86_400;

  private final ZoneRules rules;

  // The offset holds from the one second to the other: consecutive rows mostly share it.
  private long offsetFrom = Long.MAX_VALUE;
  private long offsetUntil = Long.MIN_VALUE;
  private int offset;

  Timestamps(ZoneId zone) {
    this.rules = zone.getRules();
    if (rules.isFixedOffset()) {
      offset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
      offsetFrom = Long.MIN_VALUE;
      offsetUntil = Long.MAX_VALUE;
    }
  }

  static Timestamps of(Dialect dialect) {
    return switch (dialect.timestampFormat()) {
      case TimestampFormat.Presto() -> new PrestoTimestamps(dialect.zone());
      case TimestampFormat.Embulk() ->
          new PatternTimestamps("%Y-%m-%d %H:%M:%S.%6N %z", dialect.zone());
      case TimestampFormat.Pattern(String pattern) ->
          new PatternTimestamps(pattern, dialect.zone());
    };
  }

  /// The longest text it writes.
  abstract int longest();

  /// @param offsetSeconds what was added to the instant to get the second, 0 for a clock's reading
  abstract int put(
      byte[] target, int at, long days, int secondOfDay, int nanos, Kind kind, int offsetSeconds);

  final int put(byte[] target, int at, long value, Kind kind) {
    if (value == Long.MAX_VALUE || value == -Long.MAX_VALUE) {
      return Dates.putInfinity(target, at, value);
    }
    long second = kind.seconds(value);
    int nanos = (int) (value - second * kind.perSecond) * kind.nanos;
    int shift = 0;
    if (kind == Kind.INSTANT) {
      shift = offsetAt(second);
      second += shift;
    }
    long days = Math.floorDiv(second, (long) SECONDS_PER_DAY);
    int secondOfDay = (int) (second - days * SECONDS_PER_DAY);
    return put(target, at, days, secondOfDay, nanos, kind, shift);
  }

  private int offsetAt(long second) {
    if (second < offsetFrom || second >= offsetUntil) {
      Instant instant = Instant.ofEpochSecond(second);
      ZoneOffsetTransition next = rules.nextTransition(instant);
      ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
      offsetUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
      offsetFrom = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
      offset = rules.getOffset(instant).getTotalSeconds();
    }
    return offset;
  }

  /// `+09:00`, or `+0900` with an empty separator; seconds only where the offset has some.
  static int putOffset(byte[] target, int at, int seconds, String separator) {
    target[at] = (byte) (seconds < 0 ? '-' : '+');
    int minutes = Math.abs(seconds) / 60;
    int end = Digits.putPadded(target, at + 1, minutes / 60, 2);
    end = Digits.putPadded(target, Digits.putAscii(target, end, separator), minutes % 60, 2);
    int rest = Math.abs(seconds) % 60;
    return rest == 0
        ? end
        : Digits.putPadded(target, Digits.putAscii(target, end, separator), rest, 2);
  }

  static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }
}
