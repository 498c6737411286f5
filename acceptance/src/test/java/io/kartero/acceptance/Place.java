package io.kartero.acceptance;

import io.kartero.testing.FakeGoogleStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A bucket, seen as KARTE sees it.
sealed interface Place extends AutoCloseable {
  String BUCKET = "samplebucket";

  /// What a command needs to find it.
  List<String> arguments();

  Map<String, String> environment();

  /// Every visible object, by name.
  Map<String, byte[]> objects();

  /// What uploads that did not end have left, invisible as it is.
  int leftovers();

  @Override
  void close();

  /// A folder that stands in for buckets.
  record Folder(Path root) implements Place {
    @Override
    public List<String> arguments() {
      return List.of("--bucket-folder", root.toString());
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public Map<String, byte[]> objects() {
      Map<String, byte[]> objects = new HashMap<>();
      Path bucket = root.resolve(BUCKET);
      for (Path file : files(bucket)) {
        try {
          objects.put(bucket.relativize(file).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return objects;
    }

    @Override
    public int leftovers() {
      return files(root.resolve(".kartero/uploads")).size();
    }

    /// Bytes of uploads under way.
    long underWay() {
      return files(root.resolve(".kartero/uploads")).stream()
          .mapToLong(file -> file.toFile().length())
          .sum();
    }

    /// The files of a moment: what goes while they are looked through, is not there.
    private static List<Path> files(Path folder) {
      List<Path> files = new ArrayList<>();
      try {
        Files.walkFileTree(folder, new Present(files));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return files;
    }

    @Override
    public void close() {}
  }

  /// Collects files from a folder in which another process works.
  final class Present extends SimpleFileVisitor<Path> {
    private final List<Path> files;

    private Present(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  /// The fake Google Cloud Storage, in this JVM.
  record Google(FakeGoogleStorage fake) implements Place {
    static Google start() {
      FakeGoogleStorage fake = FakeGoogleStorage.start();
      fake.createBucket(BUCKET);
      return new Google(fake);
    }

    @Override
    public List<String> arguments() {
      return List.of("--set", "json_keyfile=" + fake.keyFile());
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("STORAGE_EMULATOR_HOST", fake.uri().toString());
    }

    @Override
    public Map<String, byte[]> objects() {
      Map<String, byte[]> objects = new HashMap<>();
      fake.objects(BUCKET).forEach((name, object) -> objects.put(name, object.bytes()));
      return objects;
    }

    @Override
    public int leftovers() {
      return fake.openSessions();
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
