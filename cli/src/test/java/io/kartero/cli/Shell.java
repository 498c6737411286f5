package io.kartero.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The command line in this process: with a folder of its own, where Kartero's home is `home`, and
/// at a time that stands still.
final class Shell {
  static final Instant NOW = Instant.parse("2026-01-31T15:04:05.678Z");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private Terminal terminal = Terminal.none();
  private boolean interrupted;

  Shell(Path folder) {
    this.folder = folder;
    environment.put("KARTERO_HOME", folder.resolve("home").toString());
    shareLibrary(folder.resolve("home"));
  }

  /// The engine's library is large: it is unpacked once for all tests.
  private static void shareLibrary(Path home) {
    try {
      Path shared = Files.createDirectories(Path.of("target", "engine").toAbsolutePath());
      Files.createDirectories(home);
      if (!Files.exists(home.resolve("cache"))) {
        Files.createSymbolicLink(home.resolve("cache"), shared);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell buckets() {
    return with("KARTERO_BUCKET_FOLDER", folder.resolve("buckets").toString());
  }

  Shell input(String text) {
    input = text;
    return this;
  }

  Shell terminal(Terminal given) {
    terminal = given;
    return this;
  }

  /// The user presses Ctrl-C as soon as something is printed.
  Shell interruptedByItsOutput() {
    interrupted = true;
    return this;
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Run run(String... arguments) {
    Interrupts interrupts = new Interrupts();
    ByteArrayOutputStream out = output(interrupts);
    ByteArrayOutputStream errors = output(interrupts);
    Session session =
        new Session(
            Map.copyOf(environment),
            folder,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(errors, false, StandardCharsets.UTF_8),
            terminal,
            interrupts,
            InstantSource.fixed(NOW));
    int code = Kartero.run(session, arguments);
    session.out().flush();
    session.errors().flush();
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  private ByteArrayOutputStream output(Interrupts interrupts) {
    if (!interrupted) {
      return new ByteArrayOutputStream();
    }
    return new ByteArrayOutputStream() {
      @Override
      public synchronized void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        interrupts.stop();
      }
    };
  }

  /// How a command ended.
  record Run(int code, String out, String errors) {}
}
