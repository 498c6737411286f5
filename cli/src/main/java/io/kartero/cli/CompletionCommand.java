package io.kartero.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Prints what a shell needs to complete Kartero's commands and options.
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {
      "",
      "Examples:",
      "  bash:  source <(kartero completion)",
      "  zsh:   autoload -U +X bashcompinit && bashcompinit; source <(kartero completion)",
      "Put the line into ~/.bashrc or ~/.zshrc to have it every time."
    })
final class CompletionCommand implements Callable<Integer> {
  private final Kartero kartero;

  CompletionCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() {
    CommandLine root = Kartero.commandLine(kartero.session());
    kartero.session().out().print(AutoComplete.bash("kartero", root));
    return ExitCode.DONE;
  }
}
