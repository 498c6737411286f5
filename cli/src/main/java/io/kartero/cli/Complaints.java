package io.kartero.cli;

import io.kartero.export.EmptyResultException;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.pipeline.UnmappableCharacterException;
import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Problem;
import io.kartero.query.QueryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Says what went wrong, one problem a line, and finds the exit code for it.
final class Complaints {
  private final Kartero kartero;

  Complaints(Kartero kartero) {
    this.kartero = kartero;
  }

  /// A command line that cannot be understood.
  int usage(ParameterException failure, String... arguments) {
    CommandLine command = failure.getCommandLine();
    sayAll(List.of(UsageError.problem(failure)));
    session().say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.CALLER;
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
    if (failure instanceof QueryException query) {
      statement(command).flatMap(sql -> sql.pointer(query)).ifPresent(session()::say);
    }
    trace(failure);
    return code;
  }

  /// The statement that the command was given, if it takes one.
  private static Optional<SqlArgument> statement(CommandLine command) {
    return command.getMixins().values().stream()
        .filter(SqlArgument.class::isInstance)
        .map(SqlArgument.class::cast)
        .findFirst();
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
      case EmptyResultException empty -> {
        say(new Problem("query", message(empty), ""));
        yield ExitCode.FAILED;
      }
      case UnmappableCharacterException character -> {
        say(new Problem("charset", message(character), ""));
        yield ExitCode.CALLER;
      }
      case OutputClosed closed -> ExitCode.OUTPUT_CLOSED;
      case UncheckedIOException io -> explain(Objects.requireNonNull(io.getCause()));
      case IOException io -> {
        say(new Problem("", inWords(io), ""));
        yield ExitCode.FAILED;
      }
      case InvalidPathException path -> sayAll(List.of(noName(path)));
      default -> {
        String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        say(new Problem("", "unexpected " + what, "--verbose shows where"));
        yield ExitCode.FAILED;
      }
    };
  }

  private static Problem noName(InvalidPathException path) {
    String hint =
        path.getReason().startsWith("Malformed")
            ? "where the locale is C, names are ASCII; LC_ALL=C.UTF-8 allows all"
            : "";
    return new Problem(
        "", Echo.of(path.getInput()) + " can be no file's name: " + path.getReason(), hint);
  }

  private static String message(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  /// Java's file exceptions often hold nothing but the file's name.
  static String inWords(IOException failure) {
    return switch (failure) {
      case NoSuchFileException file -> Echo.of(file.getFile()) + " does not exist";
      case AccessDeniedException file -> Echo.of(file.getFile()) + " may not be read or written";
      case FileSystemException file when file.getReason() != null ->
          Echo.of(file.getFile()) + ": " + file.getReason();
      default -> message(failure);
    };
  }

  /// Java says of a folder that it is one, but not which.
  static void refuseFolder(String field, Path file) {
    if (Files.isDirectory(file)) {
      throw new CallerError(field, file + " is a folder", "name a file");
    }
  }

  /// Each on one line, whatever it quotes of what the caller gave.
  private int sayAll(List<Problem> problems) {
    Invisible invisible = new Invisible(session().terminal().symbols());
    problems.forEach(problem -> session().say("error: " + invisible.shown(text(problem))));
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
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      session().say(trace.toString().stripTrailing());
    }
  }

  private Session session() {
    return kartero.session();
  }
}
