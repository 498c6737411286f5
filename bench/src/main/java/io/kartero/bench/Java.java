package io.kartero.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts programs of this module as processes of their own.
record Java(Path executable, String classPath) {
  /// The Java that runs this program, with what is on its class path.
  static Java current() {
    String executable =
        ProcessHandle.current()
            .info()
            .command()
            .orElse(System.getProperty("java.home") + "/bin/java");
    return new Java(Path.of(executable), System.getProperty("java.class.path"));
  }

  List<String> command(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(classPath);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
