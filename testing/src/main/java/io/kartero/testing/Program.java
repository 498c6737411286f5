package io.kartero.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// A program of this machine that a test needs: gpg, sq, python3, gzip.
///
/// Where it is missing the test is skipped and says so aloud; under CI it fails.
public record Program(Path path) {
  public static Program named(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Program::new)
        .orElseThrow(() -> missing(name));
  }

  private static RuntimeException missing(String name) {
    String message = "the program " + name + " is not installed, so this test did not run";
    if (System.getenv("CI") != null) {
      throw new AssertionError(message);
    }
    System.err.println("SKIPPED: " + message);
    return new TestAbortedException(message);
  }

  public Finished run(String... arguments) {
    return run(Map.of(), new byte[0], arguments);
  }

  /// Runs to the end, with `input` as its standard input.
  public Finished run(Map<String, String> environment, byte[] input, String... arguments) {
    List<String> command = Stream.concat(Stream.of(path.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<byte[]> errors =
          CompletableFuture.supplyAsync(
              () -> readAll(process.getErrorStream()), Program::inThreadOfItsOwn);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> writeAll(process.getOutputStream(), input), Program::inThreadOfItsOwn);
      byte[] output = readAll(process.getInputStream());
      writing.join();
      String complaint = new String(errors.join(), StandardCharsets.UTF_8);
      return new Finished(command, process.waitFor(), output, complaint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The common pool has a single thread on two processors, where one pipe would wait for another.
  private static void inThreadOfItsOwn(Runnable task) {
    Thread.ofPlatform().daemon().name("pipe").start(task);
  }

  private static byte[] readAll(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeAll(OutputStream stream, byte[] bytes) {
    try (stream) {
      stream.write(bytes);
    } catch (IOException programDidNotReadIt) {
      // Its exit code and its complaint tell the rest.
    }
  }

  /// What a program left when it ended.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  public record Finished(List<String> command, int exitCode, byte[] output, String errors) {
    /// The output of a run that must have succeeded.
    public byte[] successful() {
      if (exitCode != 0) {
        throw new AssertionError(command + " exited with " + exitCode + ": " + errors);
      }
      return output;
    }

    public String text() {
      return new String(successful(), StandardCharsets.UTF_8);
    }
  }
}
