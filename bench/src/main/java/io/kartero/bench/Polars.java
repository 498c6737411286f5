package io.kartero.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Polars under Node.js, which writes CSV from Parquet. It is not shipped: npm installs the pinned
/// version into the data folder when it is needed first.
final class Polars {
  static final String VERSION = "0.26.1";

  static final String REMEDY = "install Node.js 18 or newer with npm, and let npm reach a registry";

  private static final String PACKAGE = "nodejs-polars";
  private static final String SCRIPT = "polars.cjs";
  private static final long PATIENCE_SECONDS = 300;

  private final Path folder;
  private final Progress progress;
  private final Interrupts interrupts;

  Polars(Path dataFolder, Progress progress, Interrupts interrupts) {
    this.folder = dataFolder.resolve("polars-" + VERSION);
    this.progress = progress;
    this.interrupts = interrupts;
  }

  /// Installs it where it is not; otherwise, why that cannot be.
  Optional<String> install() throws IOException, InterruptedException {
    for (String program : List.of("node", "npm")) {
      if (Programs.find(program).isEmpty()) {
        return Optional.of("the program " + program + " is not installed");
      }
    }
    Files.createDirectories(folder);
    try (InputStream script = Polars.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
    }
    Optional<String> complaint = tryOut();
    if (complaint.isEmpty()) {
      return complaint;
    }
    try (Progress.Step _ = progress.begin("installing " + PACKAGE + " " + VERSION)) {
      // npm leaves the platform's own package out where a registry does not tell its platform.
      Optional<String> failure =
          run(
              "npm",
              "install",
              "--no-audit",
              "--no-fund",
              "--no-save",
              "--loglevel=error",
              PACKAGE + "@" + VERSION,
              PACKAGE + "-" + platform() + "@" + VERSION);
      return failure.isPresent() ? failure : tryOut();
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    return system.startsWith("mac") ? "darwin-" + processor : "linux-" + processor + "-gnu";
  }

  private Optional<String> tryOut() throws IOException, InterruptedException {
    return run("node", "-e", "require('" + PACKAGE + "')");
  }

  /// Nothing when it went well, else the end of what was said.
  private Optional<String> run(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try (Interrupts.Running _ = interrupts.during(process::destroyForcibly)) {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of(command[0] + " did not end in " + PATIENCE_SECONDS + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() == 0) {
      return Optional.empty();
    }
    return Files.readString(said)
        .lines()
        .filter(line -> line.contains("rror"))
        .findFirst()
        .or(() -> Optional.of(command[0] + " ended with exit code " + process.exitValue()));
  }

  /// @param compression `uncompressed` or `gzip`
  Invocation invocation(Dataset data, Path file, String compression) {
    return new Invocation(
        List.of(
            "node",
            folder.resolve(SCRIPT).toString(),
            data.parquet().toString(),
            file.toString(),
            compression),
        file);
  }
}
