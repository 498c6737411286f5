package io.kartero.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the words of a command line and gathers what is wrong with them.
final class RequestWords {
  private static final int MOST_ROUNDS = 1000;

  private final List<String> problems = new ArrayList<>();

  /// @param defaults what an empty text stands for
  Set<SuiteName> suites(String words, Set<SuiteName> defaults) {
    Set<SuiteName> found = EnumSet.noneOf(SuiteName.class);
    for (String word : split(words)) {
      SuiteName.of(word)
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      "--suite: there is no suite '%s' (there are %s)"
                          .formatted(word, names(SuiteName.values()))));
    }
    return words.isEmpty() ? defaults : found;
  }

  Set<Table> tables(String words) {
    Set<Table> found = EnumSet.noneOf(Table.class);
    for (String word : split(words)) {
      Arrays.stream(Table.values())
          .filter(table -> table.sqlName().equals(word))
          .findFirst()
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      "--table: there is no table '%s' (there are %s)"
                          .formatted(word, names(Table.values()))));
    }
    return words.isEmpty() ? EnumSet.allOf(Table.class) : found;
  }

  /// A whole number, with `k` or `M` behind it for thousands and millions.
  OptionalLong rows(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("[1-9][0-9]{0,9}[kM]?")) {
      problems.add("--rows: '%s' is no number of rows (write 1000, 50k or 6M)".formatted(text));
      return OptionalLong.empty();
    }
    long unit = text.endsWith("M") ? 1_000_000 : text.endsWith("k") ? 1_000 : 1;
    return OptionalLong.of(Long.parseLong(text.replaceFirst("[kM]$", "")) * unit);
  }

  int rounds(String text) {
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST_ROUNDS) {
      problems.add("--rounds: '%s' is no number from 1 to %d".formatted(text, MOST_ROUNDS));
      return 1;
    }
    return Integer.parseInt(text);
  }

  /// The build of Kartero in another source tree.
  Optional<Path> rival(String folder) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path root = Path.of(folder).toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("cli/target/kartero.jar"))) {
      problems.add(
          "--against: there is no build of Kartero in '%s' (run %s/kartero once)"
              .formatted(folder, folder));
    }
    return Optional.of(root);
  }

  Optional<URI> server(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("https?://[^/?#]+/?")) {
      problems.add("--trino: '%s' is no server (write http://localhost:8085)".formatted(text));
      return Optional.empty();
    }
    return Optional.of(URI.create(text));
  }

  void done() throws InvalidRequest {
    if (!problems.isEmpty()) {
      throw new InvalidRequest(problems);
    }
  }

  private static List<String> split(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }
}
