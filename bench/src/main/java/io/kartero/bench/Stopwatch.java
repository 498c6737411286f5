package io.kartero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Runs processes one at a time, measures them, and deletes what they wrote.
final class Stopwatch {
  /// Short enough for a process of a tenth of a second, and of no weight beside one.
  private static final Duration PAUSE = Duration.ofMillis(5);

  private static final int TAIL = 2000;

  private final Path folder;
  private final Interrupts interrupts;

  /// @param folder for what the processes say
  Stopwatch(Path folder, Interrupts interrupts) {
    this.folder = folder;
    this.interrupts = interrupts;
  }

  /// @throws BenchException when the process fails, with the end of what it said
  Measurement run(String name, Invocation invocation) throws IOException, InterruptedException {
    return run(name, invocation, Leave.NOTHING);
  }

  /// What becomes of the output.
  enum Leave {
    NOTHING,
    OUTPUT
  }

  Measurement run(String name, Invocation invocation, Leave leave)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Folders.delete(invocation.output());
    ProcessBuilder builder =
        new ProcessBuilder(invocation.command())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(invocation.environment());
    Duration before = ChildTimes.total();
    long start = System.nanoTime();
    Process process = builder.start();
    try (Interrupts.Running _ = interrupts.during(() -> kill(process))) {
      PeakMemory memory = new PeakMemory(process.pid());
      do {
        memory.look();
      } while (!process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      Duration cpu = ChildTimes.total().minus(before);
      if (process.exitValue() != 0) {
        throw failure(name, process.exitValue(), said);
      }
      return new Measurement(wall, cpu, memory.peak(), Folders.bytes(invocation.output()));
    } finally {
      kill(process);
      if (leave == Leave.NOTHING) {
        Folders.delete(invocation.output());
      }
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private BenchException failure(String name, int code, Path said) throws IOException {
    if (interrupts.stopped()) {
      return new BenchException("cancelled");
    }
    String text = Files.readString(said).strip();
    String end = text.substring(Math.max(0, text.length() - TAIL));
    return new BenchException("%s ended with exit code %d:\n%s".formatted(name, code, end));
  }
}
