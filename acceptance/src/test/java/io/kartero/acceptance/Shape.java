package io.kartero.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kartero.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// What becomes of the text on its way.
enum Shape {
  PLAIN,
  GZIP,
  OPENPGP;

  private static final List<Shape> ALL = List.of(PLAIN, GZIP, OPENPGP);

  static Shape inTurn(int round) {
    return ALL.get(round % ALL.size());
  }

  List<String> settings() {
    return switch (this) {
      case PLAIN -> List.of();
      case GZIP -> List.of("--set", "compression=gz");
      case OPENPGP ->
          List.of(
              "--set",
              "compression=encryption_pgp",
              "--set",
              "public_key=" + text("demo-public-key.asc"));
    };
  }

  /// What is said of it before every export.
  String warning() {
    return this == OPENPGP
        ? "warning: ENCRYPTED: KARTE's documentation mentions no OpenPGP, and its import fails on"
            + " encrypted files (set compression to gz, unless something decrypts the file before"
            + " KARTE reads it)\n"
        : "";
  }

  private static String text(String key) {
    try {
      return Files.readString(Path.of(System.getProperty("kartero.keys"), key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a delivered file; fails on a damaged one.
  byte[] text(byte[] file, Path scratch) throws IOException {
    return switch (this) {
      case PLAIN -> file;
      case GZIP -> unzipped(file);
      case OPENPGP -> unzipped(decrypted(file, scratch));
    };
  }

  private static byte[] unzipped(byte[] file) throws IOException {
    try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(file), 1 << 16)) {
      return text.readAllBytes();
    }
  }

  private static byte[] decrypted(byte[] file, Path scratch) throws IOException {
    Program gpg = Program.named("gpg");
    Path home = scratch.resolve("g");
    Map<String, String> environment = Map.of("GNUPGHOME", home.toString());
    if (!Files.exists(home)) {
      Files.createDirectory(home);
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      gpg.run(environment, text("demo-private-key.asc").getBytes(UTF_8), "--batch", "--import")
          .successful();
    }
    return gpg.run(environment, file, "--batch", "--quiet", "--decrypt").successful();
  }
}
