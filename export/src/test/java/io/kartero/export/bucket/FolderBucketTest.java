package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBucketTest extends BucketContract {
  @TempDir private Path home;

  private Path root() {
    return home.resolve("buckets");
  }

  @Override
  FolderBucket bucket() {
    return FolderBucket.in(root(), "customer-files");
  }

  @Override
  Bucket readableBucket() {
    return bucket();
  }

  @Override
  Set<String> visibleNames() {
    Path folder = root().resolve("customer-files");
    return files(folder).stream()
        .map(file -> folder.relativize(file).toString())
        .collect(Collectors.toSet());
  }

  @Override
  Seen seen(String name) {
    FolderObject object = bucket().find(name).orElseThrow();
    try {
      return new Seen(
          Files.readAllBytes(Path.of(object.stored().location())),
          object.description().contentType(),
          object.description().metadata(),
          object.stored().generation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  int underWay() {
    return files(root().resolve(".kartero").resolve("uploads")).size();
  }

  private static Set<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anObjectIsAFileInTheFolderOfItsBucket() {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(9), 0, 9);
      StoredObject stored = upload.commit();
      assertThat(stored.location()).isEqualTo(root() + "/customer-files/day=1/users.csv.gz");
      assertThat(stored.generation()).isEqualTo(1);
    }

    assertThat(root().resolve("customer-files/day=1/users.csv.gz")).hasBinaryContent(bytes(9));
  }

  @Test
  void anUploadThatIsGivenUpMakesNoFolder() {
    bucket().upload(OBJECT).close();

    assertThat(root().resolve("customer-files")).doesNotExist();
  }

  @Test
  void aFileThatSomebodyElseReplacedIsNoObject() throws IOException {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(9), 0, 9);
      upload.commit();
    }

    Files.write(root().resolve("customer-files").resolve(OBJECT.name()), bytes(8));

    assertThat(bucket().find(OBJECT.name())).isEmpty();
    assertThat(bucket().find("other")).isEmpty();
  }

  @Test
  void aCommitThatWasKilledBetweenItsTwoMovesIsFinishedByTheNextLook() throws IOException {
    FolderBucket bucket = bucket();
    try (Upload upload = bucket.upload(OBJECT)) {
      upload.write(bytes(9), 0, 9);
      upload.commit();
    }
    Path own = root().resolve(".kartero");
    Path kept = files(own.resolve("objects")).iterator().next();
    Files.move(kept, own.resolve("uploads").resolve("entry-17.part"));

    assertThat(bucket.look(OBJECT.name()))
        .isInstanceOfSatisfying(
            Sight.Present.class,
            found -> {
              assertThat(found.metadata()).isEqualTo(METADATA);
              assertThat(found.object().generation()).isEqualTo(1);
            });
    assertThat(underWay()).isZero();
  }

  @Test
  void whatAKilledCommitLeftIsNotTakenForNewerThanWhatFollowed() throws IOException {
    FolderBucket bucket = bucket();
    try (Upload upload = bucket.upload(OBJECT)) {
      upload.write(bytes(9), 0, 9);
      upload.commit();
    }
    Path own = root().resolve(".kartero");
    Path kept = files(own.resolve("objects")).iterator().next();
    Path left = own.resolve("uploads").resolve("entry-17.part");
    Files.copy(kept, left);
    try (Upload upload =
        bucket.upload(new ObjectDescription(OBJECT.name(), "text/csv", METADATA))) {
      upload.write(bytes(8), 0, 8);
      upload.commit();
    }

    assertThat(seen(OBJECT.name()).generation()).isEqualTo(2);
    assertThat(seen(OBJECT.name()).contentType()).isEqualTo("text/csv");
    assertThat(left).doesNotExist();
  }
}
