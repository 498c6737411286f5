package io.kartero.bench;

import static io.kartero.bench.Measurements.BASE;
import static io.kartero.bench.Measurements.FAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final MeasuredSuite suite =
      Measurements.suite(
          new Bar.WallRatio(FAST, BASE, 0.5),
          new Bar.PeakMegabytes(BASE, 100),
          new Bar.WallRatio(FAST, "absent", 1));

  @Test
  void aTableIsAlignedAndNamesWhoIsMissingAndWhichBarIsMet() {
    assertThat(SuiteText.of(suite))
        .isEqualTo(
            """
            csv: 3 rows of lineitem
              rounds: 3; times are medians, peaks the most; ratios to base
                        wall s  CPU s  peak MB  MB written  MB/s  wall ratio                CPU ratio
              base        3.00   4.00      120       300.0   100           1                        1
              fast one    1.50   3.00       60       300.0   200        0.50  (0.50..0.60)       0.75  (0.75..0.75)
              absent was not measured: the program absent is not installed (install it)
              bar  fast one: wall <= 0.50 of base    0.500 (0.500..0.600)        met
              bar  base: peak <= 100 MB              110.000 (100.000..120.000)  MISSED
              bar  fast one: wall <= 1.00 of absent                              not judged
              with Base 1.0, Fast 2.0
            """);
  }

  @Test
  void jsonHoldsEveryRunAndWhatFollowsFromThem() {
    Machine machine = new Machine("Linux 6", "a processor", 2, 24, "25", 0.5);
    String run = "{\"wallSeconds\":%s,\"cpuSeconds\":%s,\"peakBytes\":%s,\"bytes\":300000000}";

    assertThat(ReportJson.of(machine, List.of(suite)))
        .isEqualTo(
            """
            {"machine":{"system":"Linux 6","processor":"a processor","processors":2,\
            "memoryBytes":24,"java":"25","load":0.5},"suites":[{"name":"csv",\
            "ground":"3 rows of lineitem","rounds":3,"baseline":"base","contenders":[\
            {"name":"base","version":"Base 1.0","runs":[\
            """
                + String.join(
                    ",",
                    run.formatted("2.0", "4.0", "100000000"),
                    run.formatted("3.0", "4.0", "120000000"),
                    run.formatted("10.0", "4.0", "110000000"))
                + """
                ],"wallRatio":{"median":1.0,"min":1.0,"max":1.0},\
                "cpuRatio":{"median":1.0,"min":1.0,"max":1.0}},\
                {"name":"fast one","version":"Fast 2.0","runs":[\
                """
                + String.join(
                    ",",
                    run.formatted("1.0", "3.0", "50000000"),
                    run.formatted("1.5", "3.0", "60000000"),
                    run.formatted("6.0", "3.0", "55000000"))
                + """
                ],"wallRatio":{"median":0.5,"min":0.5,"max":0.6},\
                "cpuRatio":{"median":0.75,"min":0.75,"max":0.75}}],"missing":[\
                {"name":"absent","reason":"the program absent is not installed",\
                "remedy":"install it"}],"bars":[{"contender":"fast one",\
                "demand":"wall <= 0.50 of base","found":"0.500 (0.500..0.600)","mark":"met"},\
                {"contender":"base","demand":"peak <= 100 MB",\
                "found":"110.000 (100.000..120.000)","mark":"missed"},\
                {"contender":"fast one","demand":"wall <= 1.00 of absent"}]}]}\
                """);
  }

  @Test
  void whatTheSystemDoesNotTellIsCalledUnknown() {
    Results results = new Results();
    results.add(
        BASE, new Measurement(Duration.ofSeconds(1), Duration.ZERO, OptionalLong.empty(), 0));
    Suite alone =
        new Suite(
            SuiteName.COLD,
            "nothing",
            List.of(),
            BASE,
            List.of(Measurements.contender(BASE, "1")),
            List.of(new Bar.PeakMegabytes(BASE, 1)));

    assertThat(SuiteText.of(new MeasuredSuite(alone, 1, results)))
        .contains("base    1.00   0.00  unknown")
        .contains("bar  base: peak <= 1 MB    not judged");
  }
}
