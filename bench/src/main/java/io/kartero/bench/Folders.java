package io.kartero.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Files and folders as wholes.
final class Folders {
  private Folders() {}

  /// Deletes a file, or a folder with all that is in it; symbolic links are not followed.
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(path)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : inside) {
      Files.deleteIfExists(each);
    }
  }

  /// As [#delete], for when nothing can be done about a failure: the process is about to end.
  static void deleteQuietly(Path path) {
    try {
      delete(path);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("bench: " + path + " was not deleted: " + e);
    }
  }

  /// The bytes of a file, or of all files in a folder whose names do not begin with a dot.
  static long bytes(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !isHidden(path.relativize(file)))
          .mapToLong(Folders::size)
          .sum();
    }
  }

  private static boolean isHidden(Path inside) {
    for (Path part : inside) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
