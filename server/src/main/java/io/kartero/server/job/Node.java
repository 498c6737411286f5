package io.kartero.server.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// The name of a server among those that share a database. It is kept in the home, so that a server
/// that starts again knows what it had in hand.
record Node(String name) {
  static Node in(Path home) {
    Path file = home.resolve("node");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(home);
        Files.writeString(file, "kartero-" + UUID.randomUUID());
      }
      return new Node(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The server's name could not be kept in %s (%s).".formatted(file, e.getMessage()), e);
    }
  }
}
