package io.kartero.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C and SIGTERM at any moment of an export: the process ends by itself, cancels what it has
/// begun, and leaves nothing behind.
class SignalTest {
  private static final int ROWS = Soak.size(200_000, 500_000);

  private enum Signal {
    INT(130),
    TERM(143);

    private final int code;

    Signal(int code) {
      this.code = code;
    }
  }

  private final long seed = Soak.seed("SignalTest");
  private final Moment.Durations durations = new Moment.Durations();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private int stopped;

  @TempDir private Path scratch;

  @Test
  void aStoppedExportCancelsWhatItBeganAndLeavesNothing() throws Exception {
    int wanted = Soak.rounds(10, 600);
    for (int round = 0; stopped < wanted; round++) {
      Random chance = Soak.chance(seed, round);
      Shape shape = Shape.inTurn(round);
      try (Place place = place(round)) {
        Delivery delivery = new Delivery(shape, place, ROWS, scratch.resolve("home"), scratch);
        check(delivery, round / 6 % 2 == 0 ? Signal.INT : Signal.TERM, chance);
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + ", " + shape, e);
      }
      if (stopped == wanted || round % 50 == 49) {
        System.out.println("SIGNALS: " + stopped + " of " + wanted + " " + outcomes);
      }
    }
  }

  private Place place(int round) {
    return round / 3 % 2 == 0
        ? new Place.Folder(scratch.resolve("buckets-" + round))
        : Place.Google.start();
  }

  private void check(Delivery delivery, Signal signal, Random chance) throws Exception {
    Moment moment =
        Moment.strike(
            delivery, durations.of(delivery), chance, product -> product.signal(signal.name()));
    Product.Ended ended = moment.ended();
    String what = signal + " " + moment.name();
    if (ended.code() == 0) {
      delivery.assertDelivered();
      what = "had ended";
    } else {
      assertThat(ended.code()).as(ended.errors()).isEqualTo(signal.code);
      stopped++;
    }
    boolean visible = delivery.assertAllOrNothing();
    assertSaid(ended, visible, delivery.shape().warning());
    assertThat(delivery.place().leftovers()).as("leftovers, %s", what).isZero();
    outcomes.merge(what + (visible ? ": whole" : ": nothing"), 1, Integer::sum);
  }

  /// A signal may come when the object is in its place already: then the receipt says so, or that
  /// nobody knows.
  private static void assertSaid(Product.Ended ended, boolean visible, String warning) {
    if (visible) {
      assertThat(ended.out() + ended.errors())
          .containsAnyOf("delivered     ", " may be visible, and is whole if it is: ");
    } else {
      assertThat(ended.out()).isEmpty();
      assertThat(ended.errors().replace(warning, "")).isIn("", "kartero: cancelled\n");
    }
  }
}
