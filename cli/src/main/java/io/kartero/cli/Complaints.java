package io.kartero.cli;

import io.kartero.export.bucket.BucketException;
import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Problem;
import io.kartero.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what went wrong, one problem a line, and finds the exit code for it.
final class Complaints {
  private final Kartero kartero;

  Complaints(Kartero kartero) {
    this.kartero = kartero;
  }

  /// A command line that cannot be understood.
  int usage(ParameterException failure, String... arguments) {
    CommandLine command = failure.getCommandLine();
    say(new Problem("", Objects.requireNonNull(failure.getMessage()), suggestion(failure)));
    session().say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    trace(failure);
    return ExitCode.CALLER;
  }

  private static String suggestion(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "did you mean " + unmatched.getSuggestions().getFirst() + "?";
    }
    return "";
  }

  /// A command that failed on the way.
  int failure(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    session().out().flush();
    if (session().interrupts().stopped()) {
      session().say("kartero: cancelled");
      trace(failure);
      return ExitCode.INTERRUPTED;
    }
    int code = explain(failure);
    trace(failure);
    return code;
  }

  private int explain(Exception failure) {
    return switch (failure) {
      case CallerError error -> sayAll(error.problems());
      case InvalidSettings invalid -> sayAll(invalid.problems());
      case QueryException query -> {
        say(new Problem("query", message(query), ""));
        yield query.code().blame() == QueryException.Blame.CALLER
            ? ExitCode.CALLER
            : ExitCode.FAILED;
      }
      case BucketException bucket -> {
        say(new Problem("bucket", message(bucket), ""));
        yield ExitCode.FAILED;
      }
      case OutputClosed closed -> ExitCode.OUTPUT_CLOSED;
      case UncheckedIOException io -> explain(Objects.requireNonNull(io.getCause()));
      case IOException io -> {
        say(new Problem("", inWords(io), ""));
        yield ExitCode.FAILED;
      }
      default -> {
        String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        say(new Problem("", "unexpected " + what, "--verbose shows where"));
        yield ExitCode.FAILED;
      }
    };
  }

  private static String message(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  /// Java's file exceptions often hold nothing but the file's name.
  static String inWords(IOException failure) {
    return switch (failure) {
      case NoSuchFileException file -> file.getFile() + " does not exist";
      case AccessDeniedException file -> file.getFile() + " may not be read or written";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> message(failure);
    };
  }

  private int sayAll(List<Problem> problems) {
    problems.forEach(this::say);
    return ExitCode.CALLER;
  }

  private void say(Problem problem) {
    session().say("error: " + text(problem));
  }

  static String text(Problem problem) {
    return (problem.field().isEmpty() ? "" : problem.field() + ": ")
        + problem.message()
        + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")");
  }

  private void trace(@Nullable Throwable failure) {
    if (failure != null && kartero.isVerbose()) {
      failure.printStackTrace(session().errors());
      session().errors().flush();
    }
  }

  private Session session() {
    return kartero.session();
  }
}
