package io.kartero.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// All that a command takes from the outside.
record Surroundings(
    Map<String, String> environment,
    Path userHome,
    PrintStream out,
    PrintStream errors,
    InstantSource clock) {
  static Surroundings ofProcess() {
    String home = System.getenv().getOrDefault("HOME", "");
    return new Surroundings(
        System.getenv(),
        Path.of(home.isEmpty() ? System.getProperty("user.home") : home),
        System.out,
        System.err,
        InstantSource.system());
  }
}
