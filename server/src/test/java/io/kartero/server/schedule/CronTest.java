package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.settings.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final String ORDER =
      "give five: minute, hour, day of the month, month, day of the week, as in 10 6 * * *";
  private static final String MINUTES =
      "a minute is 0 to 59; also *, ranges like 1-3, steps like */2, and lists of these";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@hourly   | 0 * * * *",
        "@daily    | 0 0 * * *",
        "@midnight | 0 0 * * *",
        "@Weekly   | 0 0 * * SUN",
        "@monthly  | 0 0 1 * *",
        "@yearly   | 0 0 1 JAN *",
        "@annually | 0 0 1 1 *",
        "0 0 * * 7 | 0 0 * * 0",
        "0 0 * * fri-sun | 0 0 * * 0,5,6",
        "0 0 * * 5-7 | 0 0 * * 5,6,7",
        "0 0 * * sun-tue | 0 0 * * 0-2",
        "1-59/2 0 * feb-apr * | 1-59/2 0 * 2,3,4 *",
        "05 06 * * * | 5 6 * * *",
        "*/20 * * * * | 0,20,40 * * * *"
      })
  void twoWaysToSayTheSame(String text, String same) {
    assertThat(parse(text).times().minutes()).isEqualTo(parse(same).times().minutes());
    assertThat(week(text)).isEqualTo(week(same));
  }

  @Test
  void anExpressionIsShownAsItWasGiven() {
    assertThat(parse(" @daily ").text()).isEqualTo("@daily");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThat(problems("61 22-2 0 juni *"))
        .containsExactly(
            new Problem("cron", "has \"61\" as its minute", MINUTES),
            new Problem(
                "cron",
                "has the range \"22-2\" as its hour, which runs backwards",
                "write 22-23,0-2"),
            new Problem(
                "cron",
                "has \"0\" as its day of the month",
                "a day of the month is 1 to 31; also *, ranges like 2-4, steps like */2, and lists"
                    + " of these"),
            new Problem(
                "cron",
                "has \"juni\" as its month",
                "did you mean jun? a month is 1 to 12, or jan to dec; also *, ranges like 2-4,"
                    + " steps like */2, and lists of these"));
  }

  @Test
  void aRangeOfDaysThatRunsBackwardsIsSpeltOut() {
    assertThat(problems("0 0 * * sat-tue"))
        .containsExactly(
            new Problem(
                "cron",
                "has the range \"sat-tue\" as its day of the week, which runs backwards",
                "write 6-6,0-2"));
  }

  @Test
  void aStepNeedsARange() {
    assertThat(problems("5/15 * * * *"))
        .containsExactly(
            new Problem(
                "cron", "has \"5/15\" as its minute: a step needs a range", "write 5-59/15"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "x", "", "-1", "5/5", "99999999999"})
  void aStepIsOneOrMoreAndNoLongerThanItsUnit(String step) {
    assertThat(problems("*/" + step + " * * * *"))
        .containsExactly(
            new Problem(
                "cron",
                "has the step \"" + step + "\" in its minute",
                "a step is 1 to 60, counted anew in every hour"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,,2", "-5", "1-", "1-2-3", "60", "1.5", "L", "5W", "+1", "٣"})
  void whatIsNoMinuteIsRefused(String minute) {
    assertThat(problems((minute.isEmpty() ? "," : minute) + " * * * *"))
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.field()).isEqualTo("cron");
          assertThat(problem.message()).startsWith("has \"").endsWith("\" as its minute");
          assertThat(problem.hint()).endsWith(MINUTES);
        });
  }

  @Test
  void aQuestionMarkIsAStarHere() {
    assertThat(problems("0 0 ? * 1"))
        .extracting(Problem::hint)
        .containsExactly(
            "write * for any; a day of the month is 1 to 31; also *, ranges like 2-4, steps like"
                + " */2, and lists of these");
  }

  @Test
  void secondsHaveNoField() {
    assertThat(problems("0 10 6 * * *"))
        .containsExactly(
            new Problem(
                "cron",
                "has 6 fields: \"0 10 6 * * *\"",
                ORDER + "; there is no field for seconds"));
  }

  @Test
  void anExpressionIsNotBlank() {
    assertThat(problems("  ")).containsExactly(new Problem("cron", "has 0 characters", ORDER));
  }

  @Test
  void anUnknownAliasIsRefused() {
    assertThat(problems("@dayly"))
        .containsExactly(
            new Problem(
                "cron",
                "is the unknown alias \"@dayly\"",
                "the aliases are @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly;"
                    + " did you mean @daily?"));
  }

  @Test
  void aLongListOfProblemsIsCut() {
    assertThat(problems("a,b,c,d,e,f,g,h,i,j,k,l * * * *")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 31 2 *", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30,31 feb */2"})
  void aDayThatNoCalendarHasNeverRuns(String text) {
    assertThat(parse(text).neverRuns()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "0 0 31 2 mon", "0 0 29 feb */7", "59 23 31 12 *"})
  void aRareDayRuns(String text) {
    assertThat(parse(text).neverRuns()).isFalse();
  }

  static Cron parse(String text) {
    List<Problem> problems = new ArrayList<>();
    return Cron.parse(text, problems).orElseThrow(() -> new AssertionError(text + ": " + problems));
  }

  private static List<Problem> problems(String text) {
    List<Problem> problems = new ArrayList<>();
    assertThat(Cron.parse(text, problems)).isEmpty();
    return problems;
  }

  private static List<Instant> week(String text) {
    return parse(text)
        .in(ZoneOffset.UTC)
        .after(Instant.parse("2026-01-01T00:00:00Z"))
        .limit(50)
        .toList();
  }
}
