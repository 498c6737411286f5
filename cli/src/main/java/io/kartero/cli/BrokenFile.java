package io.kartero.cli;

import io.kartero.export.settings.Problem;
import io.kartero.query.QueryException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Turns DuckDB's complaint about a file into one line: it lists all its reader's options, none of
/// which the caller can set.
final class BrokenFile {
  private BrokenFile() {}

  static CallerError explained(QueryException failure, List<DataFile> files) {
    String text = Objects.requireNonNull(failure.getMessage());
    String name =
        files.stream()
            .map(file -> file.path().toAbsolutePath().toString())
            .filter(path -> files.size() == 1 || text.contains(path))
            .findFirst()
            .orElse("a file");
    return new CallerError(
        new Problem("FILE", name + " cannot be loaded: " + findings(text), hint(text)));
  }

  private static String hint(String text) {
    return text.contains("not utf-8 encoded")
        ? "save it as UTF-8; for Shift_JIS: iconv -f CP932 -t UTF-8"
        : "";
  }

  private static String findings(String text) {
    return text.lines()
        .takeWhile(line -> !line.startsWith("Possible "))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
