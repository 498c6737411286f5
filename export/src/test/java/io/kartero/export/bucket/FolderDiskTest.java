package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every single operation of an upload into a folder fails once, in every way: each read, write,
/// rename, and request to the disk.
class FolderDiskTest {
  private static final ObjectDescription OBJECT =
      new ObjectDescription("a/b/x.csv", "text/csv", Map.of("kartero-job", "7"));

  /// What a killed process left.
  private static final String DEAD = ".kartero/uploads/1.part";

  /// What leaves a file for the next run to remove: it was not deleted, or was made in secret.
  private static final Set<String> LEAVING = Set.of("delete", "open");

  private static final byte[] OLD = bytes(5);
  private static final byte[] NEW = bytes(100_000);
  private static final FaultyDisk SOUND = new FaultyDisk(FaultyDisk.Mode.NOT_DONE, 0);
  private static final int MORE_THAN_THERE_ARE = 500;

  @TempDir private Path folder;

  private static StoredObject store(Path root, byte[] bytes) {
    try (Upload upload = FolderBucket.in(root, "b").upload(OBJECT)) {
      upload.write(bytes, 0, 40_000 % (bytes.length + 1));
      upload.write(bytes, 40_000 % (bytes.length + 1), bytes.length - 40_000 % (bytes.length + 1));
      return upload.commit();
    }
  }

  @ParameterizedTest
  @EnumSource(FaultyDisk.Mode.class)
  void whateverFailsOnTheDiskLeavesAllOrNothing(FaultyDisk.Mode mode) throws IOException {
    for (boolean replaced : new boolean[] {false, true}) {
      int operation = 1;
      while (failsAt(operation, mode, replaced)) {
        operation++;
        assertThat(operation).isLessThan(MORE_THAN_THERE_ARE);
      }
      assertThat(operation).as("operations of an upload").isGreaterThan(30);
    }
  }

  private boolean failsAt(int operation, FaultyDisk.Mode mode, boolean replaced)
      throws IOException {
    Path root = Files.createTempDirectory(folder, "root");
    if (replaced) {
      store(SOUND.path(root), OLD);
      Files.write(root.resolve(DEAD), OLD);
    }
    FaultyDisk disk = new FaultyDisk(mode, operation);
    BucketException failure = failure(disk.path(root));
    String story = "%s at operation %d: %s".formatted(mode, operation, disk.failed());
    try {
      assertAllOrNothing(root, failure, disk.failed().equals("move"), replaced);
      if (mode != FaultyDisk.Mode.DEAD && !LEAVING.contains(disk.failed())) {
        assertThat(leftovers(root)).isSubsetOf(List.of(root.resolve(DEAD)));
      }
      assertTheNextRunIsWhole(root);
      if (disk.failed().isEmpty()) {
        assertThat(failure).isNull();
      }
    } catch (AssertionError e) {
      throw new AssertionError(story + " -> " + failure, e);
    }
    return !disk.failed().isEmpty();
  }

  private static @Nullable BucketException failure(Path root) {
    try {
      store(root, NEW);
      return null;
    } catch (BucketException e) {
      return e;
    }
  }

  /// A rename that is done and said to have failed is the one case in which nobody can know.
  private static void assertAllOrNothing(
      Path root, @Nullable BucketException failure, boolean renaming, boolean replaced)
      throws IOException {
    Path file = root.resolve("b").resolve(OBJECT.name());
    boolean isNew = Files.exists(file) && Files.size(file) == NEW.length;
    if (failure == null) {
      assertThat(isNew).isTrue();
    } else {
      String message = Objects.requireNonNull(failure.getMessage());
      assertThat(message).containsIgnoringCase("cannot ").contains("; ").endsWith(".");
      boolean inPlace = message.startsWith("Cannot make sure of what is in its place now, ");
      assertThat(isNew).isEqualTo(renaming ? isNew : inPlace);
    }
    if (isNew) {
      assertThat(file).hasBinaryContent(NEW);
    } else if (replaced) {
      assertThat(file).hasBinaryContent(OLD);
    } else {
      assertThat(file).doesNotExist();
    }
    assertThat(objects(root)).hasSizeLessThanOrEqualTo(1);
  }

  private static void assertTheNextRunIsWhole(Path root) throws IOException {
    StoredObject stored = store(SOUND.path(root), NEW);

    assertThat(objects(root)).containsExactly(Path.of(stored.location()));
    assertThat(Path.of(stored.location())).hasBinaryContent(NEW);
    assertThat(leftovers(root)).isEmpty();
    FolderObject found = FolderBucket.in(root, "b").find(OBJECT.name()).orElseThrow();
    assertThat(found.stored()).isEqualTo(stored);
    assertThat(found.description()).isEqualTo(OBJECT);
  }

  private static List<Path> objects(Path root) throws IOException {
    if (!Files.exists(root.resolve("b"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root.resolve("b"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> leftovers(Path root) throws IOException {
    Path uploads = root.resolve(".kartero/uploads");
    if (!Files.exists(uploads)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(uploads)) {
      return files.toList();
    }
  }
}
