package io.kartero.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One way to start a program that writes a file.
///
/// @param environment on top of this process's own
/// @param output the file, or the folder, that it makes; it is measured and deleted after each run
record Invocation(List<String> command, Map<String, String> environment, Path output) {
  Invocation(List<String> command, Path output) {
    this(command, Map.of(), output);
  }
}
