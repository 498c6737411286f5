package io.kartero.acceptance;

import io.kartero.acceptance.Product.Ended;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeRequest.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A moment of an export, by chance, at which something is done to its process: at a time, at a
/// byte of the file, before or after a request.
record Moment(String name, Ended ended) {
  /// A session opens and is cancelled for the check, and opens for the upload.
  private static final List<Kind> REQUESTS =
      List.of(
          Kind.TOKEN, Kind.PERMISSIONS, Kind.OPEN, Kind.CANCEL, Kind.CHUNK, Kind.FINAL, Kind.FINAL);

  /// How long undisturbed runs take.
  static final class Durations {
    private final Map<Shape, Duration> known = new EnumMap<>(Shape.class);

    Duration of(Delivery delivery) throws IOException, InterruptedException {
      Duration duration = known.get(delivery.shape());
      if (duration == null) {
        Place elsewhere = new Place.Folder(delivery.scratch().resolve("at-" + delivery.shape()));
        long start = System.nanoTime();
        new Delivery(
                delivery.shape(),
                elsewhere,
                delivery.rows(),
                delivery.scratch().resolve("home"),
                delivery.scratch())
            .run();
        duration = Duration.ofNanos(System.nanoTime() - start);
        known.put(delivery.shape(), duration);
      }
      return duration;
    }
  }

  /// Starts the export, strikes it once with `blow` and waits for its end.
  static Moment strike(Delivery delivery, Duration whole, Random chance, Consumer<Product> blow)
      throws IOException, InterruptedException {
    if (chance.nextInt(3) == 0) {
      Product product = delivery.start();
      product.hasEndedWithin(Duration.ofNanos((long) (whole.toNanos() * chance.nextDouble())));
      blow.accept(product);
      return new Moment("at a time", product.end());
    }
    return switch (delivery.place()) {
      case Place.Folder folder -> atSomeByte(delivery, folder, chance, blow);
      case Place.Google google -> atSomeRequest(delivery, google, chance, blow);
    };
  }

  /// When so much of the file is there; the last bytes are close to the commit.
  private static Moment atSomeByte(
      Delivery delivery, Place.Folder folder, Random chance, Consumer<Product> blow)
      throws IOException, InterruptedException {
    int text = Delivery.text(delivery.rows()).length;
    long whole = text / (delivery.shape() == Shape.PLAIN ? 1 : 2);
    long wanted = (long) (whole * Math.min(1, chance.nextDouble() * 1.3));
    Product product = delivery.start();
    while (folder.underWay() < wanted && !product.hasEndedWithin(Duration.ofMillis(1))) {
      if (!folder.objects().isEmpty()) {
        break;
      }
    }
    blow.accept(product);
    return new Moment("at a byte", product.end());
  }

  /// Before the bucket does what it is asked, or after; of every kind of request.
  private static Moment atSomeRequest(
      Delivery delivery, Place.Google google, Random chance, Consumer<Product> blow)
      throws IOException, InterruptedException {
    AtomicReference<Product> product = new AtomicReference<>();
    Kind kind = REQUESTS.get(chance.nextInt(REQUESTS.size()));
    Runnable act = () -> blow.accept(known(product));
    if (kind == Kind.OPEN && chance.nextBoolean()) {
      google.fake().plan(kind, FakeFault.none()); // the first is the check's
    }
    google.fake().plan(kind, chance.nextBoolean() ? FakeFault.before(act) : FakeFault.after(act));
    product.set(delivery.start());
    return new Moment("at " + kind, product.get().end());
  }

  /// The request may come before the test knows whose it is.
  private static Product known(AtomicReference<Product> product) {
    while (product.get() == null) {
      Thread.onSpinWait();
    }
    return product.get();
  }
}
