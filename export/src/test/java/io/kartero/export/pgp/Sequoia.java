package io.kartero.export.pgp;

import io.kartero.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// The real sq; its keys are files in a folder.
final class Sequoia {
  private final Program sq = Program.named("sq");
  private final Path folder;

  Sequoia(Path folder) {
    this.folder = folder;
  }

  /// Makes a key pair; returns the file of the private key.
  Path key(String name, String... options) {
    Path file = folder.resolve(name + ".pgp");
    Stream<String> fixed =
        Stream.of("key", "generate", "--userid", name, "--creation-time", "20250101", "--export");
    sq.run(
            Stream.of(fixed, Stream.of(file.toString()), Stream.of(options))
                .flatMap(s -> s)
                .toArray(String[]::new))
        .successful();
    return file;
  }

  String certificate(Path key) {
    return sq.run("key", "extract-cert", key.toString()).text();
  }

  /// The private key of another program, as a file.
  Path file(String name, String key) throws IOException {
    return Files.writeString(folder.resolve(name), key);
  }

  Program.Finished decrypt(Path key, byte[] message) {
    return sq.run(Map.of(), message, "decrypt", "--recipient-key", key.toString());
  }
}
