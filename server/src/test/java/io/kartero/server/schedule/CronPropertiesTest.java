package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against an oracle that tries every minute.
class CronPropertiesTest {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Asia/Tokyo",
          "America/New_York",
          "Europe/London",
          "Europe/Dublin",
          "Australia/Lord_Howe",
          "America/St_Johns",
          "America/Sao_Paulo",
          "Africa/Casablanca",
          "Asia/Tehran",
          "Pacific/Apia",
          "Pacific/Chatham",
          "Antarctica/Troll",
          "America/Scoresbysund");

  @Property(tries = 1_500)
  void aroundAClockChangeEveryMinuteIsAsTheOracleSays(
      @ForAll("expressions") CronOracle oracle,
      @ForAll("zones") ZoneId zone,
      @ForAll("instants") Instant near) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(near);
    Instant middle = change == null ? near : change.getInstant();

    agree(oracle, zone, middle.minus(Duration.ofDays(2)), middle.plus(Duration.ofDays(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10 6 * * *",
        "30 2 * * *",
        "0 * * * *",
        "*/15 1-3 * * *",
        "0,30 0-4/2 1,15 * mon-fri",
        "0 3 */2 3,4,10,11 sun",
        "17 1 29 2 *",
        "59 23 31 * *",
        "5 */5 * * 6-7"
      })
  void wholeYearsAreAsTheOracleSays(String text) {
    CronOracle oracle = Expressions.read(text);
    for (String name : List.of("America/New_York", "Europe/London", "Australia/Lord_Howe")) {
      agree(
          oracle,
          ZoneId.of(name),
          Instant.parse("2027-06-01T00:00:00Z"),
          Instant.parse("2028-06-01T00:00:00Z"));
    }
  }

  @Property
  void anyTextIsAnExpressionOrHasProblems(@ForAll String text) {
    List<Problem> problems = new ArrayList<>();
    Optional<Cron> cron = Cron.parse(text, problems);

    assertThat(cron.isPresent()).isEqualTo(problems.isEmpty());
  }

  private static void agree(CronOracle oracle, ZoneId zone, Instant from, Instant to) {
    Timetable timetable = CronTest.parse(oracle.text()).in(zone);
    List<Instant> expected = oracle.between(from, to, zone);

    List<Instant> forwards = timetable.after(from).takeWhile(run -> run.isBefore(to)).toList();
    List<Instant> backwards = new ArrayList<>();
    Optional<Instant> run = timetable.previous(to);
    while (run.isPresent() && run.get().isAfter(from)) {
      backwards.addFirst(run.get());
      run = timetable.previous(run.get());
    }

    assertThat(forwards).as(oracle.text() + " in " + zone).isEqualTo(expected);
    assertThat(backwards).as(oracle.text() + " in " + zone).isEqualTo(expected);
  }

  @Provide
  Arbitrary<CronOracle> expressions() {
    return Expressions.any();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2008-01-01T00:00:00Z").getEpochSecond() / 60,
            Instant.parse("2040-01-01T00:00:00Z").getEpochSecond() / 60)
        .map(minute -> Instant.ofEpochSecond(minute * 60));
  }
}
