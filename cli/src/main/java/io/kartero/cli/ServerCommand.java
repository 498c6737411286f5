package io.kartero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Stands for a command that the launcher script sends to the server, which the command line starts
/// without.
abstract class ServerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Unmatched
  @SuppressWarnings("UnusedVariable") // what there is to say does not depend on it
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw new CallerError(
        spec.name(),
        "must be the first word, and kartero the launcher script",
        "run: kartero %s --help".formatted(spec.name()));
  }
}
