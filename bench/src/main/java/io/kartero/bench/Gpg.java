package io.kartero.bench;

import io.kartero.bench.Entrant.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// GnuPG with a key ring of its own.
///
/// @param version its first words about itself
record Gpg(Path home, String version) {
  static final String NAME = "gpg --encrypt";

  private static final String RECIPIENT = "demo@kartero.invalid";

  /// gpg for the file `plain`, which is compressed already.
  static Entrant entrant(Bench bench, Lab lab, Path plain)
      throws IOException, InterruptedException {
    if (bench.programs().find("gpg").isEmpty()) {
      return new Missing(
          NAME, "the program gpg is not installed", "install GnuPG, as by apt-get install gnupg");
    }
    Path home = bench.work().resolve("gnupg");
    Files.createDirectories(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    String version = Programs.say("gpg", "--version").lines().findFirst().orElse("gpg");
    Gpg gpg = new Gpg(home, version);
    Path key = Files.writeString(bench.work().resolve("key.asc"), DemoKey.text());
    gpg.run(List.of("--import", key.toString()));
    return lab.gpg(gpg, plain);
  }

  Invocation encryption(Path plain, Path file) {
    return new Invocation(
        command(
            List.of(
                "--trust-model",
                "always",
                "--compress-algo",
                "none",
                "--recipient",
                RECIPIENT,
                "--output",
                file.toString(),
                "--encrypt",
                plain.toString())),
        Map.of(),
        file);
  }

  private List<String> command(List<String> arguments) {
    return Stream.concat(
            Stream.of("gpg", "--homedir", home.toString(), "--batch", "--yes"), arguments.stream())
        .toList();
  }

  private void run(List<String> arguments) throws IOException, InterruptedException {
    Programs.say(command(arguments).toArray(String[]::new));
  }
}
