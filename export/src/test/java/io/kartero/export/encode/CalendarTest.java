package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Days and times against java.time.
final class CalendarTest {
  private static final int TIMES = Soak.rounds(500_000, 20_000_000);
  private static final long SEED = Soak.seed("CalendarTest");

  private final Random random = new Random(SEED);
  private final byte[] target = new byte[128];

  private void assertWritten(int end, String expected) {
    String written = new String(target, 0, end, US_ASCII);
    if (!written.equals(expected)) {
      assertThat(written).as("seed %d", SEED).isEqualTo(expected);
    }
  }

  private static String date(LocalDate date) {
    int year = date.getYear() < 1 ? 1 - date.getYear() : date.getYear();
    String digits = Integer.toString(year);
    String text =
        "0".repeat(Math.max(0, 4 - digits.length()))
            + digits
            + date.toString().substring(date.toString().length() - 6);
    return date.getYear() < 1 ? text + " (BC)" : text;
  }

  private static String fraction(int nanos) {
    String digits = Integer.toString(1_000_000_000 + nanos).substring(1);
    return "."
        + (digits.endsWith("000000")
            ? digits.substring(0, 3)
            : digits.endsWith("000") ? digits.substring(0, 6) : digits);
  }

  @Test
  void datesAreJavas() {
    for (int i = 0; i < TIMES; i++) {
      int days = random.nextInt() >> random.nextInt(31);
      if (Math.abs((long) days) < Integer.MAX_VALUE) {
        assertWritten(Dates.put(target, 0, days), date(LocalDate.ofEpochDay(days)));
      }
    }
  }

  @Test
  void everyDayOfFourCenturiesIsJavas() {
    for (int days = -200_000; days < 200_000; days++) {
      assertWritten(Dates.put(target, 0, days), LocalDate.ofEpochDay(days).toString());
    }
  }

  @Test
  void timesOfDayAreJavas() {
    DateTimeFormatter seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    for (int i = 0; i < TIMES; i++) {
      long unit = (long) Math.pow(1_000, random.nextInt(4));
      long nanos = random.nextLong(86_400_000_000_000L) / unit * unit;
      LocalTime time = LocalTime.ofNanoOfDay(nanos);
      String expected =
          seconds.format(time)
              + (nanos % 1_000_000_000 == 0 ? "" : fraction((int) (nanos % 1_000_000_000)));
      assertWritten(Times.put(target, 0, nanos), expected);
    }
  }

  @Test
  void timestampsAreJavas() {
    Timestamps timestamps = new PrestoTimestamps(ZoneOffset.UTC);
    DateTimeFormatter seconds = DateTimeFormatter.ofPattern(" HH:mm:ss", Locale.ROOT);
    for (int i = 0; i < TIMES; i++) {
      long micros = random.nextLong() >> random.nextInt(63);
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000L),
              (int) Math.floorMod(micros, 1_000_000L) * 1_000,
              ZoneOffset.UTC);
      String expected =
          date(time.toLocalDate())
              + seconds.format(time)
              + fraction((int) Math.floorMod(micros, 1_000_000L) * 1_000);
      assertWritten(timestamps.put(target, 0, micros, Timestamps.Kind.MICROSECONDS), expected);
    }
  }

  @Test
  void offsetsOfEveryZoneAreJavas() {
    for (String name : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(name);
      Timestamps timestamps = new PrestoTimestamps(zone);
      for (int i = 0; i < 200; i++) {
        long second = second(zone);
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(second));
        String suffix =
            Timestamps.isUtc(zone)
                ? " UTC"
                : offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
        String time = local.toLocalTime().toString();
        String expected =
            date(local.toLocalDate())
                + " "
                + (time.length() == 5 ? time + ":00" : time)
                + ".000"
                + suffix;
        assertWritten(
            timestamps.put(target, 0, second * 1_000_000, Timestamps.Kind.INSTANT), expected);
      }
    }
  }

  /// Any second between the years 1 and 9999, or one beside a change of the zone's offset.
  private long second(ZoneId zone) {
    long second =
        random.nextInt(4) == 0
            ? random.nextLong(-62_100_000_000L, 253_400_000_000L)
            : random.nextLong(-4_000_000_000L, 4_000_000_000L);
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
    return next == null || random.nextBoolean() ? second : next.toEpochSecond() - random.nextInt(2);
  }

  @Test
  void patternsHaveAsciiDigitsAndEnglishNamesInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Timestamps timestamps = new PatternTimestamps("%Y %e %j %b %A %p", ZoneOffset.UTC);
      assertWritten(
          timestamps.put(target, 0, 0, Timestamps.Kind.SECONDS), "1970  1 001 Jan Thursday AM");
    } finally {
      Locale.setDefault(before);
    }
  }
}
