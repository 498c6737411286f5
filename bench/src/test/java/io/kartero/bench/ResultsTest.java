package io.kartero.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {
  private final Results results = Measurements.suite().results();

  @Test
  void aRatioIsOfTheSameRound() {
    // 1/2, 1.5/3 and 6/10; of the medians alone it would be 1.5/3.
    assertThat(results.ratio(Measurements.FAST, Measurements.BASE, Measurement::wallSeconds))
        .contains(new Spread(0.5, 0.5, 0.6));
  }

  @Test
  void aDifferenceIsOfTheSameRound() {
    assertThat(results.difference(Measurements.BASE, Measurements.FAST, Measurement::wallSeconds))
        .contains(new Spread(1.5, 1, 4));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void aSpreadShowsItsMedianAndItsEnds() {
    assertThat(Spread.of(0.5606, 0.58, 0.609)).hasToString("0.580 (0.561..0.609)");
  }

  @Test
  void nothingIsSaidOfWhoWasNotMeasured() {
    assertThat(results.ratio("absent", Measurements.BASE, Measurement::wallSeconds)).isEmpty();
    assertThat(results.ratio(Measurements.BASE, "absent", Measurement::wallSeconds)).isEmpty();
    assertThat(results.spread("absent", Measurement::wallSeconds)).isEmpty();
  }
}
