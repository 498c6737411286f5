package io.kartero.bench;

import static io.kartero.bench.Measurements.BASE;
import static io.kartero.bench.Measurements.FAST;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.bench.Bar.Mark;
import io.kartero.bench.Bar.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarTest {
  private final Results results = Measurements.suite().results();

  @Test
  void theMedianDecides() {
    assertThat(new Bar.WallRatio(FAST, BASE, 0.5).judge(results))
        .contains(new Verdict("0.500 (0.500..0.600)", Mark.MET));
    assertThat(new Bar.WallRatio(FAST, BASE, 0.49).judge(results))
        .contains(new Verdict("0.500 (0.500..0.600)", Mark.MISSED));
  }

  @Test
  void howOftenAsFastIsTheRatioTheOtherWayRound() {
    assertThat(new Bar.TimesAsFast(FAST, BASE, 2).judge(results))
        .contains(new Verdict("2.000 (1.667..2.000)", Mark.MET));
    assertThat(new Bar.TimesAsFast(FAST, BASE, 2.1).judge(results))
        .contains(new Verdict("2.000 (1.667..2.000)", Mark.MISSED));
  }

  @Test
  void whatComesOnTopIsTheDifference() {
    assertThat(new Bar.WallBeyond(BASE, FAST, Duration.ofMillis(1500)).judge(results))
        .contains(new Verdict("1.500 (1.000..4.000)", Mark.MET));
    assertThat(new Bar.WallBeyond(BASE, FAST, Duration.ofMillis(1400)).judge(results))
        .contains(new Verdict("1.500 (1.000..4.000)", Mark.MISSED));
  }

  @Test
  void speedIsWhatIsWrittenInAWholeLife() {
    assertThat(new Bar.MegabytesPerSecond(FAST, 200).judge(results))
        .contains(new Verdict("200.000 (50.000..300.000)", Mark.MET));
    assertThat(new Bar.MegabytesPerSecond(FAST, 201).judge(results))
        .contains(new Verdict("200.000 (50.000..300.000)", Mark.MISSED));
  }

  @Test
  void memoryIsAPeak() {
    assertThat(new Bar.PeakMegabytes(FAST, 55).judge(results))
        .contains(new Verdict("55.000 (50.000..60.000)", Mark.MET));
    assertThat(new Bar.PeakRatio(BASE, FAST, 1.9).judge(results))
        .contains(new Verdict("2.000 (2.000..2.000)", Mark.MISSED));
  }

  @Test
  void aLengthIsComparedWithAKnownOne() {
    assertThat(new Bar.Size(FAST, "zlib", 299_400_000, 1.002).judge(results))
        .contains(new Verdict("1.0020", Mark.MISSED));
    assertThat(new Bar.Size(FAST, "zlib", 299_500_000, 1.002).judge(results))
        .contains(new Verdict("1.0017", Mark.MET));
  }

  @Test
  void aBarIsNotJudgedWithoutWhomItNeeds() {
    assertThat(new Bar.WallRatio(FAST, "absent", 1).judge(results)).isEmpty();
    assertThat(new Bar.PeakRatio("absent", FAST, 1).judge(results)).isEmpty();
  }
}
