package io.kartero.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at any moment of an export, and then the same export once more.
class KillTest {
  private static final int ROWS = Soak.size(200_000, 500_000);

  /// A kill in this share of the rounds meets a home in which nothing is unpacked yet.
  private static final int FRESH_HOMES = 5;

  /// 128 and the signal's number.
  private static final int KILLED = 137;

  private final long seed = Soak.seed("KillTest");
  private final Moment.Durations durations = new Moment.Durations();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private int kills;

  @TempDir private Path scratch;

  @Test
  void aKilledExportLeavesAllOrNothingAndTheNextOneDelivers() throws Exception {
    int wanted = Soak.rounds(10, 1000);
    for (int round = 0; kills < wanted; round++) {
      Random chance = Soak.chance(seed, round);
      Shape shape = Shape.inTurn(round);
      try (Place place = place(round)) {
        Delivery delivery = new Delivery(shape, place, ROWS, home(round), scratch);
        check(delivery, chance);
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + ", " + shape, e);
      }
      if (kills == wanted || round % 50 == 49) {
        System.out.println("KILLS: " + kills + " of " + wanted + " " + outcomes);
      }
    }
  }

  private Place place(int round) {
    return round / 3 % 2 == 0
        ? new Place.Folder(scratch.resolve("buckets-" + round))
        : Place.Google.start();
  }

  private Path home(int round) {
    return scratch.resolve(round % FRESH_HOMES == 0 ? "home-" + round : "home");
  }

  private void check(Delivery delivery, Random chance) throws Exception {
    Moment moment = Moment.strike(delivery, durations.of(delivery), chance, Product::kill);
    boolean killed = moment.ended().code() == KILLED;
    kills += killed ? 1 : 0;
    boolean visible = delivery.assertAllOrNothing();
    int sessions = delivery.place() instanceof Place.Google google ? google.leftovers() : 0;
    delivery.run();
    assertThat(delivery.place().leftovers()).as("leftovers").isEqualTo(sessions);
    assertThat(delivery.home().resolve("cache").toFile().list()).as("libraries").hasSize(1);
    String what = killed ? moment.name() : "had ended";
    outcomes.merge(what + (visible ? ": whole" : ": nothing"), 1, Integer::sum);
    if (!delivery.home().endsWith("home")) {
      deleteAll(delivery.home());
    }
    if (delivery.place() instanceof Place.Folder(Path root)) {
      deleteAll(root);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
