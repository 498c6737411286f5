package io.kartero.server.td;

import io.kartero.export.settings.Problem;
import io.kartero.server.platform.Invalid;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What one request gives by name, whichever way it was sent. A blank value counts as not given: td
/// sends all of a command's options, also those that nobody set.
///
/// Values that cannot be read are collected, so that [#check] can report all of them.
final class Parameters {
  private final Map<String, String> values;
  private final List<Problem> problems = new ArrayList<>();

  Parameters(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /// Whether the name was sent, be it with a blank value: in an update that clears what was set.
  boolean names(String name) {
    return values.containsKey(name);
  }

  /// The value, or a problem and an empty text.
  String required(String name) {
    return text(name)
        .orElseGet(() -> {
          problem(name, "'" + name + "' parameter is required", "");
          return "";
        });
  }

  Optional<Integer> integer(String name) {
    return number(name, Integer::valueOf, "a whole number");
  }

  Optional<Long> longInteger(String name) {
    return number(name, Long::valueOf, "a whole number");
  }

  /// A time in seconds since 1970-01-01 UTC, or as ISO 8601 has it.
  Optional<Instant> instant(String name) {
    return text(name).flatMap(text -> instant(name, text));
  }

  /// `true` and `false` in any case: Python's client sends `False`.
  Optional<Boolean> truth(String name) {
    return text(name)
        .flatMap(value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "true", "1" -> Optional.of(true);
              case "false", "0" -> Optional.of(false);
              default -> {
                problem(name, "\"" + value + "\" is neither true nor false", "");
                yield Optional.empty();
              }
            });
  }

  void problem(String name, String message, String hint) {
    problems.add(new Problem(name, message, hint));
  }

  /// @throws Invalid with everything that could not be read
  void check() {
    if (!problems.isEmpty()) {
      throw new Invalid(List.copyOf(problems));
    }
  }

  private Optional<Instant> instant(String name, String text) {
    try {
      return Optional.of(
          text.matches("-?\\d{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(text))
              : Instant.parse(text));
    } catch (DateTimeParseException e) {
      problem(
          name, "\"" + text + "\" is no time", "seconds since 1970 and 2024-01-01T00:00:00Z are");
      return Optional.empty();
    }
  }

  private <N extends Number> Optional<N> number(
      String name, Function<String, N> reader, String accepted) {
    Optional<String> text = text(name).map(String::strip);
    try {
      return text.map(reader);
    } catch (NumberFormatException e) {
      problem(name, "\"" + text.orElseThrow() + "\" is not " + accepted, "");
      return Optional.empty();
    }
  }
}
