package io.kartero.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Where the parts of one bulk import lie. Their files have names of their own, so that no name a
/// client thinks of becomes a path.
record PartFolder(Path path) {
  private static final String ERRORS = "errors.msgpack.gz";

  /// Receives a part; when this returns it is on the disk.
  String add(InputStream bytes) {
    String name = UUID.randomUUID() + ".msgpack.gz";
    try {
      Files.createDirectories(path);
      Path file = path.resolve(name);
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      return name;
    } catch (IOException e) {
      path.resolve(name).toFile().delete();
      throw new UncheckedIOException("the part did not arrive whole: " + e.getMessage(), e);
    }
  }

  RecordFile file(String name) {
    return new RecordFile(path.resolve(name));
  }

  Path errors() {
    return path.resolve(ERRORS);
  }

  void delete(String name) {
    path.resolve(name).toFile().delete();
  }

  /// Deletes what no part is, as a crash leaves it.
  void deleteAllBut(Set<String> names) {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!names.contains(name) && !name.equals(ERRORS)) {
        file.toFile().delete();
      }
    }
  }

  void deleteAll() {
    files().forEach(file -> file.toFile().delete());
    path.toFile().delete();
  }

  private Iterable<Path> files() {
    if (!Files.isDirectory(path)) {
      return Set.of();
    }
    try (Stream<Path> found = Files.list(path)) {
      return found.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
