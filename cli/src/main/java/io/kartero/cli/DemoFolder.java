package io.kartero.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// The demo's files: what it carries with it is laid out here, and its buckets are folders here.
record DemoFolder(Path folder) {
  Path customers() throws IOException {
    return laidOut("data/customers.jsonl");
  }

  Path strikes() throws IOException {
    return laidOut("data/birdstrikes.csv.gz");
  }

  Path publicKey() throws IOException {
    return laidOut("keys/demo-public-key.asc");
  }

  /// Nobody's secret: it is there so that everybody can decrypt what the demo encrypts.
  Path privateKey() throws IOException {
    return laidOut("keys/demo-private-key.asc");
  }

  Path buckets() {
    return folder.resolve("buckets");
  }

  private Path laidOut(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in = DemoFolder.class.getResourceAsStream("examples/" + name)) {
      Files.copy(Objects.requireNonNull(in, name), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
