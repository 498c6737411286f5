package io.kartero.cli;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command line that picocli could not understand, in this program's words.
final class UsageError {
  private static final Pattern CHOICES =
      Pattern.compile("(?<=expected one of )(\\[.*]) \\(case-insensitive\\)");

  /// Ends with what was given instead of a pair, which may be the value of a secret.
  private static final Pattern NO_PAIR =
      Pattern.compile("(should be in KEY=VALUE format) but was .*", Pattern.DOTALL);

  private UsageError() {}

  static Problem problem(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    String message = Objects.requireNonNull(failure.getMessage()).replaceFirst("^Error: ", "");
    String words =
        NO_PAIR
            .matcher(message)
            .replaceFirst("$1")
            .replace("option option", "option")
            .replaceFirst("positional parameter at index [0-9.+]* \\((.*?)\\)", "$1")
            .replaceFirst("is not an? (int|long)$", "is no whole number");
    return new Problem("", CHOICES.matcher(words).replaceAll(UsageError::choices), "");
  }

  private static String choices(MatchResult found) {
    return found.group(1).toLowerCase(Locale.ROOT);
  }

  private static Problem unmatched(UnmatchedArgumentException failure) {
    String word = failure.getUnmatched().getFirst();
    CommandLine command = failure.getCommandLine();
    if (failure.isUnknownOption()) {
      String option = word.replaceFirst("=.*", "");
      return problem("there is no option ", option, command.getCommandSpec().optionsMap().keySet());
    }
    if (command.getSubcommands().isEmpty()) {
      boolean takesSql =
          command.getMixins().values().stream().anyMatch(SqlArgument.class::isInstance);
      return new Problem(
          "",
          "'" + Echo.of(word) + "' is one argument too many",
          takesSql ? "put the whole statement between quotes" : "");
    }
    return problem("there is no command ", Echo.of(word), command.getSubcommands().keySet());
  }

  private static Problem problem(String what, String word, Collection<String> known) {
    Optional<String> near = Nearest.of(word, known);
    return new Problem(
        "", what + "'" + word + "'", near.map(it -> "did you mean " + it + "?").orElse(""));
  }
}
