package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'','',0",
    "'',abc,3",
    "abc,'',3",
    "abc,abc,0",
    "abc,acb,1",
    "abc,abd,1",
    "abc,abcd,1",
    "abc,bc,1",
    "ca,abc,3",
    "kitten,sitting,3"
  })
  void theDistanceCountsAddedDroppedChangedAndSwappedLetters(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void aWordThatIsFarFromEveryOtherHasNoNearest() {
    assertThat(Nearest.of("newlin", List.of("newline", "bucket"))).contains("newline");
    assertThat(Nearest.of("colour", List.of("newline", "bucket"))).isEmpty();
    assertThat(Nearest.of("n".repeat(61), List.of("n".repeat(61)))).isEmpty();
  }
}
