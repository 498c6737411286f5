package io.kartero.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /// What a program writes. One that fails ends the bench with that.
  static String say(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new BenchException(String.join(" ", command) + " failed:\n" + said.strip());
    }
    return said;
  }
}
