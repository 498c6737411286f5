package io.kartero.export.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// The names that an object can have (https://cloud.google.com/storage/docs/objects#naming), less
/// those that tools of Google, KARTE or a file system would misread.
final class ObjectName {
  private static final int LONGEST = 1024;
  private static final Pattern LEADING = Pattern.compile("^[./]+");

  private ObjectName() {}

  /// Without leading dots and slashes: `/output/test.csv` is the object `output/test.csv`.
  static String trimmed(String text) {
    return LEADING.matcher(text).replaceFirst("");
  }

  static List<Problem> problems(String name) {
    List<Problem> problems = new ArrayList<>();
    if (name.isEmpty()) {
      problems.add(
          problem(
              "names no object: nothing is left after leading dots and slashes",
              "name the object, as in output/test.csv"));
    }
    if (name.contains("*") || name.contains("?")) {
      problems.add(
          problem(
              name,
              "holds * or ?",
              "KARTE and Google's tools take them for wildcards; leave them out"));
    }
    control(name)
        .ifPresent(character ->
            problems.add(
                problem(
                    name,
                    "holds a line break or another control character (U+%04X)".formatted(character),
                    "leave it out")));
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      problems.add(problem(name, "holds half of a surrogate pair", "it cannot be UTF-8"));
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      problems.add(
          problem(
              name,
              String.format(Locale.ROOT, "is %,d bytes long in UTF-8", bytes),
              "an object's name has at most 1,024"));
    }
    if (name.endsWith("/")) {
      problems.add(
          problem(name, "ends with a slash, as folders do", "put the file's name behind it"));
    }
    if (List.of(name.split("/", -1)).stream().anyMatch(Set.of(".", "..")::contains)) {
      problems.add(
          problem(name, "has a part that is . or ..", "object names have no parent folders"));
    }
    if (name.startsWith(".well-known/acme-challenge/")) {
      problems.add(
          problem(name, "begins with .well-known/acme-challenge/", "Google does not allow it"));
    }
    return problems;
  }

  private static OptionalInt control(String name) {
    return name.codePoints().filter(Character::isISOControl).findFirst();
  }

  private static Problem problem(String name, String fault, String hint) {
    return problem("is " + Shown.quoted(name) + ", which " + fault, hint);
  }

  private static Problem problem(String message, String hint) {
    return new Problem(Setting.PATH_PREFIX.key(), message, hint);
  }
}
