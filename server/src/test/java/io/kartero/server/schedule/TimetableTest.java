package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// New York set its clocks forward on 2026-03-08 at 2:00, 07:00 in UTC, and back on 2026-11-01 at
/// 2:00, 06:00 in UTC.
class TimetableTest {
  @Test
  void aTimeInAGapRunsOnceRightAfterIt() {
    assertThat(runs("30 2 * * *", "America/New_York", "2026-03-07T00:00:00Z", 3))
        .containsExactly(
            "2026-03-07T02:30-05:00", "2026-03-08T03:00-04:00", "2026-03-09T02:30-04:00");
  }

  @Test
  void severalTimesInAGapRunOnceTogetherWithTheTimeAfterIt() {
    assertThat(runs("0,15,45 2,3 * * *", "America/New_York", "2026-03-08T06:00:00Z", 4))
        .containsExactly(
            "2026-03-08T03:00-04:00",
            "2026-03-08T03:15-04:00",
            "2026-03-08T03:45-04:00",
            "2026-03-09T02:00-04:00");
  }

  @Test
  void aTimeThatIsThereTwiceRunsTheFirstTime() {
    assertThat(runs("30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", 2))
        .containsExactly("2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00");
  }

  @Test
  void asTheHourBeginsWithAStarTheClockIsReadAsItGoes() {
    assertThat(runs("0 * * * *", "America/New_York", "2026-11-01T04:30:00Z", 3))
        .containsExactly(
            "2026-11-01T01:00-04:00", "2026-11-01T01:00-05:00", "2026-11-01T02:00-05:00");
    assertThat(runs("0 */2 * * *", "America/New_York", "2026-03-08T04:30:00Z", 3))
        .containsExactly(
            "2026-03-08T00:00-05:00", "2026-03-08T04:00-04:00", "2026-03-08T06:00-04:00");
  }

  @Test
  void asTheMinuteBeginsWithAStarTheClockIsReadAsItGoes() {
    assertThat(runs("*/30 2 * * *", "America/New_York", "2026-03-07T12:00:00Z", 1))
        .containsExactly("2026-03-09T02:00-04:00");
    assertThat(runs("*/30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", 4))
        .containsExactly(
            "2026-11-01T01:00-04:00",
            "2026-11-01T01:30-04:00",
            "2026-11-01T01:00-05:00",
            "2026-11-01T01:30-05:00");
  }

  @Test
  void clocksMayChangeByHalfAnHour() {
    assertThat(runs("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", 2))
        .containsExactly("2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00");
    assertThat(runs("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00:00Z", 2))
        .containsExactly("2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30");
  }

  @Test
  void aDayThatALandLeftOutRunsAtTheNextMidnight() {
    assertThat(runs("0 6 * * *", "Pacific/Apia", "2011-12-29T12:00:00Z", 3))
        .containsExactly(
            "2011-12-29T06:00-10:00", "2011-12-31T00:00+14:00", "2011-12-31T06:00+14:00");
  }

  @Test
  void whereMidnightIsLeftOutADayBeginsAtOne() {
    assertThat(runs("@daily", "America/Sao_Paulo", "2018-11-03T12:00:00Z", 2))
        .containsExactly("2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 13 * fri   | 2026-02-06 2026-02-13 2026-02-20 2026-02-27 2026-03-06",
        "0 0 13 * 7     | 2026-02-01 2026-02-08 2026-02-13 2026-02-15 2026-02-22",
        "0 0 */10 * sun | 2026-02-01 2026-03-01 2026-05-31 2026-06-21 2026-10-11",
        "0 0 1-7 * */7  | 2026-02-01 2026-03-01 2026-04-05 2026-05-03 2026-06-07"
      })
  void restrictedDayFieldsAddUpUnlessOneBeginsWithAStar(String text, String days) {
    List<String> runs =
        CronTest.parse(text)
            .in(ZoneOffset.UTC)
            .after(Instant.parse("2026-01-31T12:00:00Z"))
            .limit(5)
            .map(run -> LocalDate.ofInstant(run, ZoneOffset.UTC).toString())
            .toList();

    assertThat(runs).containsExactly(days.split(" "));
  }

  @Test
  void leapDaysAreFoundAtOnce() {
    assertThat(runs("0 0 29 2 *", "Asia/Tokyo", "2096-03-01T00:00:00Z", 2))
        .containsExactly("2104-02-29T00:00+09:00", "2108-02-29T00:00+09:00");
    assertThat(runs("0 0 29 2 */7", "Asia/Tokyo", "2026-01-01T00:00:00Z", 3))
        .containsExactly(
            "2032-02-29T00:00+09:00", "2060-02-29T00:00+09:00", "2088-02-29T00:00+09:00");
    assertThat(runs("* * 29 2 */7", "America/New_York", "2088-03-01T12:00:00Z", 1))
        .containsExactly("2128-02-29T00:00-05:00");
  }

  @Test
  void whatNeverRunsHasNoNextAndNoPrevious() {
    for (String minute : List.of("0", "*")) {
      Timetable never = CronTest.parse(minute + " 0 31 2 *").in(ZoneId.of("America/New_York"));
      assertThat(never.next(Instant.EPOCH)).isEmpty();
      assertThat(never.previous(Instant.EPOCH)).isEmpty();
    }
  }

  @Test
  void theInstantItselfIsNeitherNextNorPrevious() {
    Timetable daily = CronTest.parse("10 6 * * *").in(ZoneId.of("Asia/Tokyo"));
    Instant run = Instant.parse("2026-11-24T21:10:00Z");
    assertThat(daily.has(run)).isTrue();
    assertThat(daily.has(run.plusNanos(1))).isFalse();
    assertThat(daily.next(run)).contains(Instant.parse("2026-11-25T21:10:00Z"));
    assertThat(daily.previous(run)).contains(Instant.parse("2026-11-23T21:10:00Z"));
    assertThat(daily.next(run.minusNanos(1))).contains(run);
    assertThat(daily.previous(run.plusNanos(1))).contains(run);
  }

  private static List<String> runs(String text, String zone, String after, int count) {
    return CronTest.parse(text)
        .in(ZoneId.of(zone))
        .after(Instant.parse(after))
        .limit(count)
        .map(run -> run.atZone(ZoneId.of(zone)).toOffsetDateTime().toString())
        .toList();
  }
}
