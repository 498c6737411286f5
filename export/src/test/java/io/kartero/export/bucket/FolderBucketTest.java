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
}
