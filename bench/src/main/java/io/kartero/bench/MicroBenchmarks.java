package io.kartero.bench;

import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs JMH, which starts a process for each benchmark.
final class MicroBenchmarks {
  private MicroBenchmarks() {}

  /// @param pattern a regular expression for the benchmarks' names
  /// @param libraries where DuckDB's library is unpacked
  static void run(String pattern, Path libraries, Interrupts interrupts) throws RunnerException {
    try (Interrupts.Running _ = interrupts.during(MicroBenchmarks::killChildren)) {
      new Runner(
              new OptionsBuilder()
                  .include(pattern)
                  .jvmArgsAppend(
                      "-XX:+UseSerialGC",
                      "--enable-native-access=ALL-UNNAMED",
                      "-Dkartero.libraries=" + libraries)
                  .timeout(TimeValue.minutes(2))
                  .build())
          .run();
    }
  }

  private static void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
