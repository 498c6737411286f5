package io.kartero.cli;

import io.kartero.export.settings.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// What the caller typed cannot be done: all reasons at once.
final class CallerError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  CallerError(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  CallerError(Problem problem) {
    this(List.of(problem));
  }

  CallerError(String field, String message, String hint) {
    this(new Problem(field, message, hint));
  }

  List<Problem> problems() {
    return problems;
  }
}
