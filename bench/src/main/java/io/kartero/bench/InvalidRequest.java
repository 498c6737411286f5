package io.kartero.bench;

import java.util.List;

/// What the caller typed cannot be done: all reasons at once.
final class InvalidRequest extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  InvalidRequest(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
