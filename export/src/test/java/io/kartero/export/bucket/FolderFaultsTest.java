package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.testing.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFaultsTest {
  @TempDir private Path root;

  private static ObjectDescription object(String name) {
    return new ObjectDescription(name, "text/csv", Map.of());
  }

  private void store(String name, byte[] bytes) {
    try (Upload upload = FolderBucket.in(root, "b").upload(object(name))) {
      upload.write(bytes, 0, bytes.length);
      upload.commit();
    }
  }

  private BucketException failure(String name) {
    return catchThrowableOfType(BucketException.class, () -> store(name, bytes(3)));
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".kartero/uploads"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "a/..", "./x", "a//b", "a/", ".kartero/x", "a\\b"})
  void aNameThatCouldLeadElsewhereIsRefused(String name) {
    BucketException failure = failure(name);

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessageMatching(
            "The object name \"[^\"]+\" has no place in the folder .*/b: it has a part"
                + " \"[^\"]*\"; take that part out\\.");
    assertThat(root).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", ".kartero", "a/b", "a\\b"})
  void aBucketThatCouldLeadElsewhereIsRefused(String bucket) {
    BucketException failure =
        catchThrowableOfType(BucketException.class, () -> FolderBucket.in(root, bucket));

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            "No folder in "
                + root
                + " can stand for a bucket named \""
                + bucket
                + "\"; use letters, digits, dashes, dots and underscores.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/x", "a\nb", "a\rb", "..", ".well-known/acme-challenge/x"})
  void aNameThatNoBucketCanHoldIsRefused(String name) {
    BucketException failure = catchThrowableOfType(BucketException.class, () -> object(name));

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure).hasMessageStartingWith("No object can have the name \"");
  }

  @Test
  void theLongestNameHas1024BytesInUtf8() {
    assertThat(object("é".repeat(512)).name()).hasSize(512);

    BucketException failure =
        catchThrowableOfType(BucketException.class, () -> object("é".repeat(513)));

    assertThat(failure)
        .hasMessage(
            "No object can have the name \""
                + "é".repeat(40)
                + "...\": it has 1026 bytes in UTF-8; use at most 1024.");
  }

  @Test
  void aNameThatTheFileSystemCannotHoldIsRefusedBeforeTheUpload() {
    String name = "a".repeat(256);
    FolderBucket bucket = FolderBucket.in(root, "b");

    BucketException failure =
        catchThrowableOfType(BucketException.class, () -> bucket.check(object("x/" + name)));

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            "The object name \"x/"
                + name
                + "\" has no place in the folder "
                + root
                + "/b: it has a part of 256 bytes, and file systems hold 255; shorten that part.");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aFolderInTheWayIsNamed() {
    store("a/b", bytes(1));

    BucketException failure = failure("a");

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            root + "/b/a cannot be written: there is a folder of this name; use another name.");
  }

  @Test
  void aFolderThatComesInTheWayDuringTheUploadIsNamed() throws IOException {
    try (Upload upload = FolderBucket.in(root, "b").upload(object("a"))) {
      store("a/b", bytes(1));

      BucketException failure = catchThrowableOfType(BucketException.class, upload::commit);

      assertThat(failure)
          .hasMessage(
              root + "/b/a cannot be written: there is a folder of this name; use another name.");
    }
    assertThat(leftovers()).isEmpty();
    assertThat(root.resolve("b/a/b")).hasBinaryContent(bytes(1));
  }

  @Test
  void aFileInTheWayOfAFolderIsNamed() {
    store("a", bytes(1));

    BucketException failure = failure("a/b/c");

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            root
                + "/b/a/b/c cannot be written: "
                + root
                + "/b/a is not a folder; use another name.");
  }

  @Test
  void aLinkThatLeadsOutOfTheRootIsRefused(@TempDir Path elsewhere) throws IOException {
    Files.createDirectory(root.resolve("b"));
    Files.createSymbolicLink(root.resolve("b/out"), elsewhere);

    BucketException failure = failure("out/x");

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            root
                + "/b/out/x cannot be written: a link leads to "
                + elsewhere.toRealPath()
                + ", which is no place for objects of "
                + root
                + "; put a folder in its place.");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aLinkThatLeadsToKarterosOwnFolderIsRefused() throws IOException {
    store("a", bytes(1));
    Path own = root.resolve(".kartero");
    Files.createSymbolicLink(root.resolve("b/own"), own);

    BucketException failure = failure("own/uploads/x");

    assertThat(failure)
        .hasMessage(
            root
                + "/b/own/uploads/x cannot be written: a link leads to "
                + own.toRealPath()
                + "/uploads, which is no place for objects of "
                + root
                + "; put a folder in its place.");
  }

  @Test
  void aRootThatIsAFileIsNamed() throws IOException {
    Path file = Files.write(root.resolve("file"), bytes(1));

    BucketException failure =
        catchThrowableOfType(
            BucketException.class, () -> FolderBucket.in(file, "b").check(object("x")));

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            file + "/b/x cannot be written: " + file + " is not a folder; use another name.");
  }

  /// A limit on the size of files stands for a full disk: the system refuses the write.
  @Test
  void aDiskThatTakesNoMoreIsNamedAndNothingIsLeft() throws Exception {
    Program bash = Program.named("bash");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    String said =
        bash.run(
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "bash",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                root.toString(),
                "x",
                "1000000")
            .text();

    assertThat(said)
        .isEqualTo(
            "STORAGE Cannot write "
                + root
                + "/b/x: File too large; make room or mend the file system, then run the export"
                + " again.\n");
    assertThat(leftovers()).isEmpty();
    assertThat(root.resolve("b")).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftIsRemovedByTheNextUpload() throws Exception {
    Process killed = start("x", 1000);
    try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("written");
      killed.destroyForcibly().waitFor();
    }
    assertThat(leftovers()).hasSize(1);
    Path entry = root.resolve(".kartero/uploads/entry-1.part");
    Files.write(entry, bytes(1));

    FolderBucket.in(root, "b").upload(object("y")).close();

    assertThat(leftovers()).isEmpty();
    assertThat(root.resolve("b")).doesNotExist();
  }

  @Test
  void theUploadOfALivingProcessIsLeftAlone() throws Exception {
    Process living = start("x", 1000);
    try (BufferedReader said = living.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("written");

      store("x", bytes(7));

      assertThat(leftovers()).hasSize(1);
      living.outputWriter(StandardCharsets.UTF_8).append("commit\n").flush();
      assertThat(said.readLine()).isEqualTo("generation 2");
    }
    assertThat(living.waitFor()).isZero();
    assertThat(root.resolve("b/x")).hasBinaryContent(bytes(1000));
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void anUploadThatIsUnderWayByAnotherNameOfTheFolderIsLeftAlone(@TempDir Path elsewhere)
      throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), root);
    try (Upload upload = FolderBucket.in(link, "b").upload(object("x"))) {
      upload.write(bytes(1000), 0, 1000);

      store("y", bytes(7));

      upload.commit();
    }
    assertThat(root.resolve("b/x")).hasBinaryContent(bytes(1000));
    assertThat(root.resolve("b/y")).hasBinaryContent(bytes(7));
  }

  private Process start(String name, int bytes) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(bytes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
