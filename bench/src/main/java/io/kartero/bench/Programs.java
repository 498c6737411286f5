package io.kartero.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs of this machine.
///
/// @param path the folders where they are looked for, as a shell has them
record Programs(String path) {
  static Programs of(Map<String, String> environment) {
    return new Programs(environment.getOrDefault("PATH", ""));
  }

  Optional<Path> find(String name) {
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
