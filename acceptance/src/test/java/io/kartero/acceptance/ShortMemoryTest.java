package io.kartero.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Program;
import io.kartero.testing.Soak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/// Too little of what a process needs: heap, address space, memory of its group, open files.
@EnabledIfSystemProperty(named = "kartero.soak", matches = "true")
class ShortMemoryTest {
  private static final int ROWS = 200_000;
  private static final Path GROUPS = Path.of("/sys/fs/cgroup/memory");

  private final Map<String, Integer> outcomes = new TreeMap<>();

  @TempDir private Path scratch;

  @BeforeEach
  void unpackTheEngine() throws Exception {
    Delivery any = folder(Shape.PLAIN, "first");
    any.run();
  }

  private Delivery folder(Shape shape, String name) {
    Path root = scratch.resolve("buckets-" + name);
    return new Delivery(shape, new Place.Folder(root), ROWS, scratch.resolve("home"), scratch);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void aHeapOf32MegabytesIsEnoughForAFolder(Shape shape) throws Exception {
    Delivery delivery = folder(shape, "heap");

    assertThat(delivery.start("-Xmx32m").end().code()).isZero();

    delivery.assertDelivered();
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void aHeapOf64MegabytesIsEnoughForGoogleCloudStorage(Shape shape) throws Exception {
    try (Place place = Place.Google.start()) {
      Delivery delivery = new Delivery(shape, place, ROWS, scratch.resolve("home"), scratch);

      Product.Ended ended = delivery.start("-Xmx64m").end();

      assertThat(ended.code()).as(ended.errors()).isZero();
      delivery.assertDelivered();
    }
  }

  @Test
  void aHeapOfAnySizeEndsInAllOrNothing() throws Exception {
    starve(
        "-Xmx",
        6,
        Soak.rounds(6, 200),
        (delivery, chance) -> delivery.start("-Xmx" + (6_000 + chance.nextInt(30_000)) + "k"));
  }

  /// Java reserves gigabytes that it never touches, so only large limits let it start.
  @Test
  void anAddressSpaceOfAnySizeEndsInAllOrNothing() throws Exception {
    starve(
        "ulimit -v",
        7,
        Soak.rounds(4, 150),
        (delivery, chance) ->
            delivery.startIn(
                "ulimit -v " + (500_000 + chance.nextInt(3_000_000)) + "; exec \"$@\"",
                "-Xmx128m"));
  }

  @Test
  void anyNumberOfOpenFilesEndsInAllOrNothing() throws Exception {
    starve(
        "ulimit -n",
        8,
        Soak.rounds(4, 100),
        (delivery, chance) ->
            delivery.startIn("ulimit -n " + (6 + chance.nextInt(200)) + "; exec \"$@\""));
  }

  /// The kernel kills what takes more than its group may have.
  @Test
  void aGroupWithTooLittleMemoryEndsInAllOrNothing() throws Exception {
    Path group = GROUPS.resolve("kartero-" + ProcessHandle.current().pid());
    Program bash = Program.named("bash");
    if (!Files.isDirectory(GROUPS) || bash.run("-c", "mkdir " + group).exitCode() != 0) {
      String message = "no group of processes can be made, so this test did not run";
      System.err.println("SKIPPED: " + message);
      throw new TestAbortedException(message);
    }
    try {
      starve(
          "cgroup",
          9,
          Soak.rounds(3, 100),
          (delivery, chance) ->
              delivery.startIn(
                  "echo $(("
                      + (60 + chance.nextInt(200))
                      + " << 20)) > "
                      + group
                      + "/memory.limit_in_bytes && echo $$ > "
                      + group
                      + "/cgroup.procs && exec \"$@\""));
    } finally {
      bash.run("-c", "rmdir " + group);
    }
  }

  private interface Start {
    Product of(Delivery delivery, Random chance);
  }

  /// Nobody can know what survives in so little; but the bucket is whole or empty, and the next run
  /// with enough of everything delivers.
  private void starve(String what, int number, int rounds, Start start) throws Exception {
    long seed = Soak.seed("ShortMemoryTest") + number;
    for (int round = 0; round < rounds; round++) {
      Random chance = Soak.chance(seed, round);
      Shape shape = Shape.inTurn(round);
      try (Place place = place(round)) {
        Delivery delivery = new Delivery(shape, place, ROWS, scratch.resolve("home"), scratch);
        Product.Ended ended = start.of(delivery, chance).end();
        assertEnded(ended, delivery);
        delivery.run();
      } catch (AssertionError e) {
        throw new AssertionError("%s, seed %d, round %d".formatted(what, seed, round), e);
      }
    }
    System.out.println("SHORT OF " + what + ": " + outcomes);
  }

  private Place place(int round) {
    return round / 3 % 2 == 0
        ? new Place.Folder(scratch.resolve("buckets-" + round))
        : Place.Google.start();
  }

  private void assertEnded(Product.Ended ended, Delivery delivery) throws Exception {
    boolean visible = delivery.assertAllOrNothing();
    if (ended.code() == 0) {
      assertThat(visible).isTrue();
    } else if (visible) {
      assertThat(ended.out() + ended.errors())
          .containsAnyOf("delivered     ", " may be visible, and is whole if it is: ");
    } else {
      assertThat(ended.out()).doesNotContain("delivered     ");
    }
    outcomes.merge(
        "exit code " + ended.code() + (visible ? ": whole" : ": nothing"), 1, Integer::sum);
  }
}
