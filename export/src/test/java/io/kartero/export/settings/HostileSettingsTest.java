package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever comes instead of settings: the answer is settings, or a list of problems that a person
/// can read.
class HostileSettingsTest {
  private static final int LONGEST_PROBLEM = 1_000;
  private static final int MOST_PROBLEMS = 100;
  private static final int ROUNDS = Soak.rounds(2_000, 500_000);

  private static final long SEED = Soak.seed("HostileSettingsTest");

  @Test
  @Timeout(3_600)
  void damagedSettingsAreSettingsOrAShortListOfProblemsWithoutSecrets() {
    Random random = new Random(SEED);
    int good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String json = HostileSettings.next(random);
      String connection = random.nextInt(4) == 0 ? HostileSettings.next(random) : "{}";
      good += isGood(connection, json, round) ? 1 : 0;
    }
    assertThat(good).as("damage that did no harm").isBetween(ROUNDS / 200, ROUNDS / 2);
  }

  private boolean isGood(String connection, String json, int round) {
    try {
      ExportSettings settings = SettingsJson.parse(connection, json, Map.of());
      assertThat(settings.toString() + settings.describe() + settings.credential())
          .as("seed %d, round %d", SEED, round)
          .doesNotContain(HostileSettings.CANARY);
      assertResolved(settings.path());
      return true;
    } catch (InvalidSettings invalid) {
      assertReadable(invalid, round);
      return false;
    } catch (RuntimeException | StackOverflowError unexpected) {
      throw new AssertionError("seed " + SEED + ", round " + round + ": " + json, unexpected);
    }
  }

  private static void assertResolved(ObjectPath path) {
    try {
      assertThat(path.resolve(Instant.EPOCH.atZone(ZoneOffset.UTC), "job")).isNotEmpty();
    } catch (InvalidSettings invalid) {
      assertThat(invalid.problems()).isNotEmpty();
    }
  }

  private void assertReadable(InvalidSettings invalid, int round) {
    List<Problem> problems = invalid.problems();
    assertThat(problems)
        .as("seed %d, round %d", SEED, round)
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MOST_PROBLEMS)
        .allSatisfy(problem -> {
          assertThat(problem.toString()).hasSizeLessThan(LONGEST_PROBLEM);
          assertThat(problem.toString()).doesNotContain(HostileSettings.CANARY);
          assertThat(problem.toString().codePoints().noneMatch(Character::isISOControl)).isTrue();
        });
  }

  @Test
  void whatIsDamagedWasGood() {
    assertThat(HostileSettings.GOOD)
        .allSatisfy(json ->
            assertThat(SettingsJson.parse(json.replace("KEYFILE", "\"secret\"")).credential())
                .isPresent());
  }

  @Test
  void thousandsOfUnknownKeysAreNotListedOneByOne() {
    String json =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"unknown" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(Samples.problemsOf(json))
        .hasSizeLessThan(MOST_PROBLEMS)
        .contains("settings: 4980 more keys cannot be used");
  }
}
