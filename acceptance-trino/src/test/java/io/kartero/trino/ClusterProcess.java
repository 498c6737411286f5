package io.kartero.trino;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Trino in a process of its own, which can be killed as a machine's failing would: one that is
/// closed within this process first cancels its queries.
record ClusterProcess(Process process, URI url) implements AutoCloseable {
  private static final String READY = "Trino is ready: ";

  /// Returns when it takes queries.
  ///
  /// @param log takes what it has to say
  static ClusterProcess start(Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(each -> !each.startsWith("-javaagent"))
            .toList());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "0", "direct"));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String ready = process.inputReader().readLine();
    if (ready == null || !ready.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("Trino did not start: " + Files.readString(log));
    }
    return new ClusterProcess(process, URI.create(ready.substring(READY.length())));
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
