package io.kartero.testing;

import java.util.Random;
import java.util.SplittableRandom;

/// How long a test of chance goes on, and where its chances start.
///
/// `./mvnw verify` runs a short sample of each, `./mvnw verify -Psoak` the long run. Every run
/// prints its seed; `-Dkartero.seed=N` repeats it, and `-Dkartero.rounds=N` runs one test for so
/// many rounds.
public final class Soak {
  private static final boolean LONG = Boolean.getBoolean("kartero.soak");

  private Soak() {}

  /// The number of rounds of this run: `sample` in every build, `soak` under `-Psoak`.
  public static int rounds(int sample, int soak) {
    Integer given = Integer.getInteger("kartero.rounds");
    return given == null ? size(sample, soak) : given;
  }

  /// How large each round is: `sample` in every build, `soak` under `-Psoak`.
  public static int size(int sample, int soak) {
    return LONG ? soak : sample;
  }

  /// A seed for the test `name`, printed; another one in every run unless it is given.
  public static long seed(String name) {
    Long given = Long.getLong("kartero.seed");
    long seed = given == null ? new Random().nextLong() : given;
    System.out.println("SEED: " + name + " runs with -Dkartero.seed=" + seed);
    return seed;
  }

  /// The chances of one round, which can be repeated without those before it. Seeds that are
  /// neighbours would begin alike: the first bit would be the same in thousands of rounds.
  public static Random chance(long seed, int round) {
    return new Random(new SplittableRandom(seed + round).nextLong());
  }
}
