package io.kartero.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// Kartero's command line as a process, started as the launcher script starts it.
///
/// @param start everything before the command's name
record KarteroProgram(List<String> start) {
  private static final String BUCKET = "bench";

  /// What the launcher script says of itself in system properties: the jar, the options it gives to
  /// Java, and the recorded run, if there is one.
  static KarteroProgram launched(Properties properties, Map<String, String> environment) {
    List<String> start = new ArrayList<>();
    start.add(Java.current().executable().toString());
    start.addAll(words(properties.getProperty("kartero.options", "")));
    String recorded = properties.getProperty("kartero.recorded", "");
    if (!recorded.isEmpty()) {
      start.add("-XX:AOTCache=" + recorded);
    }
    start.addAll(words(environment.getOrDefault("KARTERO_JAVA_OPTS", "")));
    start.add("-Dkartero.terminal=");
    start.add("-Dkartero.columns=");
    start.add("-jar");
    start.add(properties.getProperty("kartero.jar", ""));
    return new KarteroProgram(start);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /// An export of `sql` into a folder that stands in for a bucket.
  Invocation export(Dataset data, String sql, Path buckets, Map<String, String> settings) {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of("export", sql, "--home", data.home().toString()));
    command.addAll(List.of("--bucket-folder", buckets.toString()));
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("bucket", BUCKET);
    all.put("path_prefix", "out");
    all.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return new Invocation(command, buckets);
  }

  /// The file of an export into `buckets`.
  static Path file(Path buckets) {
    return buckets.resolve(BUCKET).resolve("out");
  }

  /// Whether the program can be started at all.
  boolean exists() {
    return Stream.of(start.getLast()).anyMatch(jar -> Files.exists(Path.of(jar)));
  }
}
