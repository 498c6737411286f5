package io.kartero.acceptance;

import io.kartero.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command line as a process of its own, started as the launcher does.
final class Product {
  private static final Path JAR = Path.of(System.getProperty("kartero.jar")).normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// How a process ended.
  record Ended(int code, String out, String errors) {}

  private final Process process;
  private final Path out;
  private final Path errors;

  private Product(Process process, Path out, Path errors) {
    this.process = process;
    this.out = out;
    this.errors = errors;
  }

  /// The words of a shell that start the product, options of the JVM before those of the product.
  static List<String> command(List<String> jvm, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable"));
    command.addAll(jvm);
    command.addAll(List.of("-Dkartero.terminal=", "-Dkartero.columns=", "-jar", JAR.toString()));
    command.addAll(arguments);
    return command;
  }

  /// Starts a command that ends in the product's own. A shell's background jobs ignore Ctrl-C, and
  /// so would all that these tests start there.
  static Product start(Path scratch, Map<String, String> environment, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("env", "--default-signal=INT"));
    whole.addAll(command);
    try {
      Path out = Files.createTempFile(scratch, "out", "");
      Path errors = Files.createTempFile(scratch, "errors", "");
      ProcessBuilder builder = new ProcessBuilder(whole);
      builder.environment().keySet().removeIf(name -> name.startsWith("KARTERO_"));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
      return new Product(process, out, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it has ended, or that time is over.
  boolean hasEndedWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// `kill -9`.
  void kill() {
    process.destroyForcibly();
  }

  /// As `INT` for Ctrl-C; without effect when it has ended.
  void signal(String name) {
    Program.named("bash").run("-c", "kill -s " + name + " " + process.pid());
  }

  Ended end() throws InterruptedException, IOException {
    if (!hasEndedWithin(PATIENCE)) {
      kill();
      throw new AssertionError("did not end within " + PATIENCE + ": " + Files.readString(errors));
    }
    Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(errors));
    Files.delete(out);
    Files.delete(errors);
    return ended;
  }
}
