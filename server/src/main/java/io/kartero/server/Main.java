package io.kartero.server;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Where the process starts: the commands of the launcher that need the server.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofProcess(), arguments));
  }

  /// Runs one command and returns the exit code.
  static int run(Surroundings surroundings, String... arguments) {
    Complaints complaints = new Complaints(surroundings.errors());
    return new CommandLine(new Kartero())
        .addSubcommand(new ServeCommand(surroundings))
        .addSubcommand(new ConfigCommand(surroundings))
        .addSubcommand(new RotateKeyCommand(surroundings))
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.errors()))
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setParameterExceptionHandler(complaints::usage)
        .setExecutionExceptionHandler(complaints::failure)
        .execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  @Command(
      name = "kartero",
      description = "The commands of kartero that need the server.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Kartero {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;
  }
}
