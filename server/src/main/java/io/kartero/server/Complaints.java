package io.kartero.server;

import io.kartero.server.connection.VaultException;
import io.kartero.server.platform.DatabaseUnavailable;
import io.kartero.server.platform.HomeInUse;
import io.kartero.server.platform.Invalid;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Says what kept a command from its work, one problem a line, and finds the exit code for it.
final class Complaints {
  private final PrintStream errors;

  Complaints(PrintStream errors) {
    this.errors = errors;
  }

  int usage(ParameterException failure, String... arguments) {
    say(String.valueOf(failure.getMessage()));
    errors.println(
        "Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.CALLER;
  }

  int failure(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    Optional<Invalid> invalid = cause(failure, Invalid.class);
    if (invalid.isPresent()) {
      invalid.get().problems().forEach(problem -> say(problem.toString()));
      return ExitCode.CALLER;
    }
    say(explain(failure));
    return ExitCode.FAILED;
  }

  private static String explain(Exception failure) {
    return cause(failure, PortInUseException.class)
        .map(
            taken -> "port %d is in use; choose another one with --port".formatted(taken.getPort()))
        .or(() -> cause(failure, HomeInUse.class).map(Throwable::getMessage))
        .or(() -> cause(failure, VaultException.class).map(Throwable::getMessage))
        .or(() -> cause(failure, DatabaseUnavailable.class).map(Throwable::getMessage))
        .or(() -> cause(failure, FlywayException.class).map(Complaints::tables))
        .orElseGet(() -> deepest(failure).toString());
  }

  private static String tables(Exception failure) {
    return "the tables of the metadata database cannot be made: " + deepest(failure).getMessage();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = Objects.requireNonNull(deepest.getCause());
    }
    return deepest;
  }

  private void say(String message) {
    errors.println("error: " + message);
    errors.flush();
  }
}
