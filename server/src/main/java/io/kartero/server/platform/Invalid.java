package io.kartero.server.platform;

import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// The caller is wrong: everything that is, at once. HTTP says it with 422.
public final class Invalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public Invalid(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public Invalid(String field, String message, String hint) {
    this(List.of(new Problem(field, message, hint)));
  }

  public Invalid(InvalidSettings invalid) {
    this(invalid.problems());
  }

  public List<Problem> problems() {
    return problems;
  }
}
