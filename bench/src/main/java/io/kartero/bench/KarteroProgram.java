package io.kartero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Kartero's command line as a process.
///
/// @param options for the JVM
/// @param program the last words before a command's name: what the JVM is to run
/// @param jar what was built, or a folder of classes
record KarteroProgram(List<String> options, List<String> program, Path jar) {
  private static final String BUCKET = "bench";
  private static final String OBJECT = "out";

  /// What the launcher script starts in the source tree `root`.
  ///
  /// @param options what the launcher script gives to Java
  static KarteroProgram in(Path root, String options, Map<String, String> environment) {
    Path build = root.resolve("cli/target");
    List<String> all = new ArrayList<>(words(options));
    Path recorded = build.resolve("kartero.aot");
    if (fits(build, recorded)) {
      all.add("-XX:AOTCache=" + recorded);
    }
    all.addAll(words(environment.getOrDefault("KARTERO_JAVA_OPTS", "")));
    all.addAll(List.of("-Dkartero.terminal=", "-Dkartero.columns="));
    Path jar = build.resolve("kartero.jar");
    return new KarteroProgram(all, List.of("-jar", jar.toString()), jar);
  }

  /// Whether the record is of the jars there: Java would run the classes of older ones.
  private static boolean fits(Path build, Path recorded) {
    FileTime time = modified(recorded);
    try (Stream<Path> jars = Files.walk(build.resolve("lib"))) {
      return jars.noneMatch(jar -> modified(jar).compareTo(time) > 0);
    } catch (IOException e) {
      return false; // nothing is built there, which the start will tell
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // missing: everything is newer
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// When the program was built.
  FileTime builtAt() throws IOException {
    return Files.getLastModifiedTime(jar);
  }

  /// An export into a folder that stands in for a bucket.
  Invocation export(Dataset data, String sql, Path buckets, Map<String, String> settings) {
    List<String> command = command(data.home(), sql, settings);
    command.addAll(List.of("--bucket-folder", buckets.toString()));
    return new Invocation(command, Map.of(), buckets);
  }

  /// An export of what an engine of a home's own has, into a folder that stands in for a bucket.
  Invocation export(
      Path home, String database, String sql, Path buckets, Map<String, String> settings) {
    List<String> command = command(home, sql, settings);
    command.addAll(List.of("-d", database, "--bucket-folder", buckets.toString()));
    return new Invocation(command, Map.of(), buckets);
  }

  /// An export to a server that stands in for Google Cloud Storage.
  ///
  /// @param objects where objects appear at the server
  Invocation upload(Dataset data, String sql, String address, String keyFile, Path objects) {
    Map<String, String> settings = Map.of("newline", "LF", "json_keyfile", keyFile);
    return new Invocation(
        command(data.home(), sql, settings), Map.of("STORAGE_EMULATOR_HOST", address), objects);
  }

  private List<String> command(Path home, String sql, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Java.current().executable().toString());
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of("export", sql, "--home", home.toString()));
    command.addAll(List.of("--set", "bucket=" + BUCKET, "--set", "path_prefix=" + OBJECT));
    new TreeMap<>(settings)
        .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return command;
  }

  /// The file of an export into `buckets`.
  static Path file(Path buckets) {
    return buckets.resolve(BUCKET).resolve(OBJECT);
  }
}
