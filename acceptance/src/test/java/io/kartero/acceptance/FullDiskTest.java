package io.kartero.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full or may not be written, in front of a whole process.
@EnabledIfSystemProperty(named = "kartero.soak", matches = "true")
class FullDiskTest {
  private static final int ROWS = 200_000;
  private static final int ROOMY = 64 * 1024;

  @TempDir private Path scratch;

  private Path path(String name) {
    return scratch.resolve(name);
  }

  private Delivery delivery(Shape shape, Path buckets, Path home) {
    return new Delivery(shape, new Place.Folder(buckets), ROWS, home, scratch);
  }

  /// Any size up to a little more than the file needs, with the old file beside the new one or not.
  @Test
  void aDiskThatIsFullAtAnyByteLeavesAllOrNothingAndRoomMendsIt() throws Exception {
    long seed = Soak.seed("FullDiskTest");
    int full = 0;
    int rounds = Soak.rounds(6, 200);
    for (int round = 0; round < rounds; round++) {
      Random chance = Soak.chance(seed, round);
      Shape shape = Shape.inTurn(round);
      int needed = Delivery.text(ROWS).length / 1024 / (shape == Shape.PLAIN ? 1 : 2);
      try (Mount disk = Mount.ofKilobytes(64 + chance.nextInt(needed * 5 / 4), path("disk"))) {
        Delivery delivery = delivery(shape, disk.folder(), path("home"));
        full += isFull(delivery) ? 1 : 0;
        disk.resize(ROOMY);
        delivery.run();
        assertThat(delivery.place().leftovers()).isZero();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", round " + round + ", " + shape, e);
      }
    }
    System.out.printf("%d of %d disks were full%n", full, rounds);
    assertThat(full).isPositive();
  }

  private boolean isFull(Delivery delivery) throws Exception {
    Product.Ended ended = delivery.start().end();
    if (ended.code() == 0) {
      delivery.assertDelivered();
      return false;
    }
    assertThat(ended.code()).as(ended.errors()).isEqualTo(1);
    assertThat(ended.errors().replace(delivery.shape().warning(), ""))
        .isEqualTo(
            "error: bucket: Cannot write "
                + path("disk/samplebucket/daily/customers")
                + ": No space left on device; make room or mend the file system, then run the"
                + " export again.\n");
    assertThat(ended.out()).isEmpty();
    delivery.assertNothing();
    return true;
  }

  @Test
  void aHomeWithoutRoomForTheEngineIsNamedAndNothingIsLeftInIt() throws Exception {
    try (Mount disk = Mount.ofKilobytes(2048, path("disk"))) {
      Path home = disk.folder().resolve("home");
      Delivery delivery = delivery(Shape.PLAIN, path("buckets"), home);

      Product.Ended ended = delivery.start().end();

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.errors())
          .isEqualTo(
              "error: query: cannot unpack DuckDB's library into "
                  + home.resolve("cache")
                  + ": No space left on device; it needs a folder that can be written, with 80 MB"
                  + " free\n");
      delivery.assertNothing();
      assertThat(home.resolve("cache")).isEmptyDirectory();
    }
  }

  @Test
  void aBucketFolderThatIsMountedForReadingOnlyIsNamed() throws Exception {
    try (Mount disk = Mount.ofKilobytes(ROOMY, path("disk"))) {
      disk.forReadingOnly();
      Delivery delivery = delivery(Shape.GZIP, disk.folder(), path("home"));

      Product.Ended ended = delivery.start().end();

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.errors())
          .isEqualTo(
              "error: bucket: "
                  + disk.folder().resolve("samplebucket/daily/customers")
                  + " cannot be written: "
                  + disk.folder()
                  + " is on a file system that is mounted read-only; mount it for writing.\n");
      delivery.assertNothing();
    }
  }

  @Test
  void aReceiptThatFindsNoRoomDoesNotUndoTheDelivery() throws Exception {
    try (Mount disk = Mount.ofKilobytes(64, path("disk"))) {
      disk.forReadingOnly();
      Delivery delivery = delivery(Shape.PLAIN, path("buckets"), path("home"));
      Path receipt = disk.folder().resolve("receipt.json");

      Product.Ended ended = delivery.startWith(List.of("--receipt", receipt.toString())).end();

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.errors())
          .isEqualTo(
              "error: --receipt: "
                  + receipt
                  + ": Read-only file system (the object is delivered; only the receipt's file is"
                  + " missing or in part)\n");
      assertThat(ended.out()).startsWith("delivered     ");
      delivery.assertDelivered();
    }
  }

  @Test
  void standardOutputThatIsFullDoesNotUndoTheDelivery() throws Exception {
    Delivery delivery = delivery(Shape.PLAIN, path("buckets"), path("home"));

    Product.Ended ended = delivery.startIn("exec \"$@\" >/dev/full").end();

    assertThat(ended.code()).as(ended.errors()).isEqualTo(141);
    delivery.assertDelivered();
  }

  @Test
  void aFolderInTheObjectsWayIsNamed() throws Exception {
    Path buckets = path("buckets");
    Files.createDirectories(buckets.resolve("samplebucket/daily/customers"));

    Product.Ended ended = delivery(Shape.GZIP, buckets, path("home")).start().end();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.errors())
        .isEqualTo(
            "error: bucket: "
                + buckets.resolve("samplebucket/daily/customers")
                + " cannot be written: there is a folder of this name; use another name.\n");
    assertThat(buckets.resolve("samplebucket/daily/customers")).isEmptyDirectory();
  }
}
