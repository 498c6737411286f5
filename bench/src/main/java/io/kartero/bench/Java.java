package io.kartero.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts programs of this module as processes of their own.
///
/// @param options for the JVM
record Java(Path executable, List<String> options, String classPath) {
  /// The Java that runs this program, with what is on its class path.
  static Java current() {
    return new Java(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of("--enable-native-access=ALL-UNNAMED"),
        System.getProperty("java.class.path"));
  }

  Java withOptions(List<String> other) {
    return new Java(executable, List.copyOf(other), classPath);
  }

  List<String> command(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
