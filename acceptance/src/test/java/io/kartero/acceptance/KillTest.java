package io.kartero.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeRequest.Kind;
import io.kartero.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at any moment of an export, and then the same export once more.
class KillTest {
  private static final List<Shape> SHAPES = List.of(Shape.PLAIN, Shape.GZIP, Shape.OPENPGP);
  private static final int ROWS = Soak.rounds(200_000, 500_000);

  /// A kill in this share of the rounds meets a home in which nothing is unpacked yet.
  private static final int FRESH_HOMES = 5;

  /// A session opens and is cancelled for the check, and opens for the upload.
  private static final List<Kind> REQUESTS =
      List.of(
          Kind.TOKEN, Kind.PERMISSIONS, Kind.OPEN, Kind.CANCEL, Kind.CHUNK, Kind.FINAL, Kind.FINAL);

  /// 128 and the signal's number.
  private static final int KILLED = 137;

  private static final String HAD_ENDED = "had ended";

  private final long seed = Soak.seed("KillTest");
  private final Map<Shape, Duration> durations = new EnumMap<>(Shape.class);
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private int kills;

  @TempDir private Path scratch;

  @Test
  void aKilledExportLeavesAllOrNothingAndTheNextOneDelivers() throws Exception {
    int wanted = Soak.rounds(10, 1000);
    for (int round = 0; kills < wanted; round++) {
      Random chance = new Random(seed + round);
      Shape shape = SHAPES.get(round % SHAPES.size());
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
    Duration duration = duration(delivery.shape());
    String moment = kill(delivery, duration, chance);
    kills += moment.equals(HAD_ENDED) ? 0 : 1;
    boolean visible = delivery.assertAllOrNothing();
    int sessions = delivery.place() instanceof Place.Google google ? google.leftovers() : 0;
    delivery.run();
    assertThat(delivery.place().leftovers()).as("leftovers").isEqualTo(sessions);
    outcomes.merge(moment + (visible ? ": whole" : ": nothing"), 1, Integer::sum);
    if (!delivery.home().endsWith("home")) {
      deleteAll(delivery.home());
    }
    if (delivery.place() instanceof Place.Folder(Path root)) {
      deleteAll(root);
    }
  }

  /// How long an undisturbed run takes.
  private Duration duration(Shape shape) throws IOException, InterruptedException {
    Duration known = durations.get(shape);
    if (known != null) {
      return known;
    }
    Path root = scratch.resolve("buckets-" + shape);
    long start = System.nanoTime();
    Delivery delivery =
        new Delivery(shape, new Place.Folder(root), ROWS, scratch.resolve("home"), scratch);
    delivery.run();
    Duration measured = Duration.ofNanos(System.nanoTime() - start);
    durations.put(shape, measured);
    return measured;
  }

  private static String kill(Delivery delivery, Duration duration, Random chance)
      throws IOException, InterruptedException {
    if (chance.nextInt(3) == 0) {
      return atSomeTime(delivery, duration, chance);
    }
    return switch (delivery.place()) {
      case Place.Folder folder -> atSomeByte(delivery, folder, chance);
      case Place.Google google -> atSomeRequest(delivery, google, chance);
    };
  }

  private static String atSomeTime(Delivery delivery, Duration duration, Random chance)
      throws IOException, InterruptedException {
    Product product = delivery.start();
    product.hasEndedWithin(Duration.ofNanos((long) (duration.toNanos() * chance.nextDouble())));
    return endedBy(product, "at a time");
  }

  private static String endedBy(Product product, String moment)
      throws IOException, InterruptedException {
    product.kill();
    return product.end().code() == KILLED ? moment : HAD_ENDED;
  }

  /// When so much of the file is there; the last bytes are close to the commit.
  private static String atSomeByte(Delivery delivery, Place.Folder folder, Random chance)
      throws IOException, InterruptedException {
    long whole = Delivery.text(ROWS).length / (delivery.shape() == Shape.PLAIN ? 1 : 2);
    long wanted = (long) (whole * Math.min(1, chance.nextDouble() * 1.3));
    Product product = delivery.start();
    while (folder.underWay() < wanted && !product.hasEndedWithin(Duration.ofMillis(1))) {
      if (!folder.objects().isEmpty()) {
        break;
      }
    }
    return endedBy(product, "at a byte");
  }

  /// Before the bucket does what it is asked, or after; of every kind of request.
  private static String atSomeRequest(Delivery delivery, Place.Google google, Random chance)
      throws IOException, InterruptedException {
    AtomicReference<Product> product = new AtomicReference<>();
    Kind kind = REQUESTS.get(chance.nextInt(REQUESTS.size()));
    Runnable kill = () -> killed(product);
    if (kind == Kind.OPEN && chance.nextBoolean()) {
      google.fake().plan(kind, FakeFault.none()); // the first is the check's
    }
    google.fake().plan(kind, chance.nextBoolean() ? FakeFault.before(kill) : FakeFault.after(kill));
    product.set(delivery.start());
    return product.get().end().code() == KILLED ? "at a request" : HAD_ENDED;
  }

  /// The request may come before the test knows whose it is.
  private static void killed(AtomicReference<Product> product) {
    while (product.get() == null) {
      Thread.onSpinWait();
    }
    product.get().kill();
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
