package io.kartero.query.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /// Now is a Sunday, 2016-06-26 01:23:45 in Los Angeles.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1h                           | 2016-06-26 01:00:00 | 2016-06-26 02:00:00
          1d                           | 2016-06-26 00:00:00 | 2016-06-27 00:00:00
          1w                           | 2016-06-20 00:00:00 | 2016-06-27 00:00:00
          1M                           | 2016-06-01 00:00:00 | 2016-07-01 00:00:00
          1q                           | 2016-04-01 00:00:00 | 2016-07-01 00:00:00
          1y                           | 2016-01-01 00:00:00 | 2017-01-01 00:00:00
          0d                           | 2016-06-26 00:00:00 | 2016-06-26 00:00:00
          0d/now                       | 2016-06-26 00:00:00 | 2016-06-26 01:23:45
          0M/now                       | 2016-06-01 00:00:00 | 2016-06-26 01:23:45
          -30s                         | 2016-06-26 01:23:15 | 2016-06-26 01:23:45
          -15m                         | 2016-06-26 01:08:00 | 2016-06-26 01:23:00
          -1h                          | 2016-06-26 00:00:00 | 2016-06-26 01:00:00
          -1h/now                      | 2016-06-26 00:00:00 | 2016-06-26 01:23:45
          -1h/0d                       | 2016-06-25 23:00:00 | 2016-06-26 00:00:00
          -1d                          | 2016-06-25 00:00:00 | 2016-06-26 00:00:00
          -1d/now                      | 2016-06-25 00:00:00 | 2016-06-26 01:23:45
          -1d/-1d                      | 2016-06-24 00:00:00 | 2016-06-25 00:00:00
          -1d/-7d                      | 2016-06-18 00:00:00 | 2016-06-19 00:00:00
          -7d                          | 2016-06-19 00:00:00 | 2016-06-26 00:00:00
          -7d/now                      | 2016-06-19 00:00:00 | 2016-06-26 01:23:45
          -7d/-1d                      | 2016-06-18 00:00:00 | 2016-06-25 00:00:00
          -7d/0M                       | 2016-05-25 00:00:00 | 2016-06-01 00:00:00
          +7d                          | 2016-06-26 00:00:00 | 2016-07-03 00:00:00
          +7d/now                      | 2016-06-26 01:23:45 | 2016-07-03 00:00:00
          -1w                          | 2016-06-13 00:00:00 | 2016-06-20 00:00:00
          -1M                          | 2016-05-01 00:00:00 | 2016-06-01 00:00:00
          -1M/-2M                      | 2016-03-01 00:00:00 | 2016-04-01 00:00:00
          -1M/0d                       | 2016-05-01 00:00:00 | 2016-06-26 00:00:00
          -1q                          | 2016-01-01 00:00:00 | 2016-04-01 00:00:00
          -1q/0y                       | 2015-10-01 00:00:00 | 2016-01-01 00:00:00
          -1y                          | 2015-01-01 00:00:00 | 2016-01-01 00:00:00
          -3d/2017-04-07               | 2017-04-04 00:00:00 | 2017-04-07 00:00:00
          -1M/2018-09-02               | 2018-08-01 00:00:00 | 2018-09-01 00:00:00
          -1h/2017-01-23 01:23:45      | 2017-01-23 00:00:00 | 2017-01-23 01:00:00
          -1M/2018-09-02 12:34:56)     | 2018-08-01 00:00:00 | 2018-09-02 12:34:56
          0M/2018-09-02)               | 2018-09-01 00:00:00 | 2018-09-02 00:00:00
          -1q/-1y/0y                   | 2014-10-01 00:00:00 | 2015-01-01 00:00:00
          -20s/-10s/now                | 2016-06-26 01:23:15 | 2016-06-26 01:23:35
          +1M/-2M/-1y/2016-10-01       | 2015-08-01 00:00:00 | 2015-09-01 00:00:00
          +1d/+1h/+1d/2016-10-01 23:00:00 | 2016-10-03 00:00:00 | 2016-10-04 00:00:00
          2016-06-26                   | 2016-06-26 00:00:00 | 2016-06-27 00:00:00
          2016-06-26 01:23:45          | 2016-06-26 01:23:45 | 2016-06-26 01:23:46
          2018-08-01/2018-09-02        | 2018-08-01 00:00:00 | 2018-09-02 00:00:00
          2016-06-26/now               | 2016-06-26 00:00:00 | 2016-06-26 01:23:45
          """)
  void anIntervalIsFromATimeUntilAnother(String text, String start, String end) {
    TimeInterval interval =
        TimeInterval.parse(text, TimeZones.of("America/Los_Angeles"), 1466929425);
    assertThat(shown(interval.start()) + " | " + shown(interval.end()))
        .isEqualTo(start + " | " + end);
  }

  @Test
  void aDayInWhichClocksChangeIsALocalDay() {
    TimeInterval interval =
        TimeInterval.parse("1d", TimeZones.of("Europe/Berlin"), 1774785600); // 2026-03-29
    assertThat(interval.end().toEpochSecond() - interval.start().toEpochSecond())
        .isEqualTo(23 * 3600);
  }

  @Test
  void anIntervalThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> TimeInterval.parse("2026-02-01/2026-01-01", TimeZones.of("UTC"), 0))
        .hasMessage("'2026-02-01/2026-01-01' ends before it begins");
  }

  private static String shown(ZonedDateTime time) {
    return FORMAT.format(time);
  }
}
