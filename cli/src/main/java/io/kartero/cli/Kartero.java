package io.kartero.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command `kartero`: what all commands share, and the table of them.
@Command(
    name = "kartero",
    description = "Carries query results to KARTE: one query, one complete file in a bucket.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with:  kartero demo",
      "Exit codes:  0 done, 1 something outside failed, 2 the request was wrong"
    })
final class Kartero implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Kartero's own folder; default: $KARTERO_HOME or ~/.kartero.")
  private @Nullable Path home;

  @Option(
      names = "--bucket-folder",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Each bucket is a folder in DIR, instead of one at Google Cloud Storage; default:"
              + " $KARTERO_BUCKET_FOLDER.")
  private @Nullable Path bucketFolder;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where an error came from; also: $KARTERO_DEBUG.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  Kartero(Session session) {
    this.session = session;
  }

  /// Runs one command to its end and returns the exit code.
  static int run(Session session, String... arguments) {
    try {
      return commandLine(session, arguments).execute(arguments);
    } catch (VirtualMachineError exhausted) {
      String what = exhausted.getClass().getSimpleName() + ": " + exhausted.getMessage();
      session.say("error: " + what + " (KARTERO_JAVA_OPTS=-Xmx2g gives Java more memory)");
      return ExitCode.FAILED;
    }
  }

  static CommandLine commandLine(Session session, String... arguments) {
    Kartero kartero = new Kartero(session);
    Complaints complaints = new Complaints(kartero);
    CommandLine line = new CommandLine(kartero);
    kartero.commands(arguments).forEach(command -> line.addSubcommand(command.get()));
    return line.setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.clamp(session.terminal().columns(), 80, 120))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(session.terminal())))
        .setOut(writer(session.out()))
        .setErr(writer(session.errors()))
        .setParameterExceptionHandler(complaints::usage)
        .setExecutionExceptionHandler(complaints::failure);
  }

  /// All commands, or only the one that the first argument names: to prepare a command takes time.
  private Collection<Supplier<Object>> commands(String... arguments) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new DemoCommand(this));
    commands.put("load", () -> new LoadCommand(this));
    commands.put("query", () -> new QueryCommand(this));
    commands.put("preview", () -> new PreviewCommand(this));
    commands.put("check", () -> new CheckCommand(this));
    commands.put("export", () -> new ExportCommand(this));
    commands.put("engines", () -> new EnginesCommand(this));
    commands.put("key", () -> new KeyCommand(this));
    commands.put("serve", ServeCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("rotate-key", RotateKeyCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("completion", () -> new CompletionCommand(this));
    Supplier<Object> named = arguments.length == 0 ? null : commands.get(arguments[0]);
    return named == null ? commands.values() : List.of(named);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static Ansi ansi(Terminal terminal) {
    return terminal.colors() == Terminal.Colors.SHOWN ? Ansi.ON : Ansi.OFF;
  }

  /// Without a command there is nothing to do but to show what there is.
  @Override
  public Integer call() {
    session.errors().print(commandLine(session).getUsageMessage());
    return ExitCode.CALLER;
  }

  Session session() {
    return session;
  }

  Home home() {
    if (home != null) {
      return new Home(named("--home", home));
    }
    String variable = session.variable(Home.VARIABLE);
    return new Home(
        variable.isEmpty() ? session.userHome().resolve(".kartero") : Path.of(variable));
  }

  /// The folder whose folders are the buckets; without one, buckets are Google's.
  Optional<Path> bucketFolder() {
    String variable = session.variable("KARTERO_BUCKET_FOLDER");
    return Optional.ofNullable(bucketFolder)
        .map(folder -> named("--bucket-folder", folder))
        .or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(Path.of(variable)));
  }

  /// An empty name, as a variable without a value gives, would be the current folder.
  private static Path named(String option, Path folder) {
    if (folder.toString().isEmpty()) {
      throw new CallerError(option, "is empty", "name a folder");
    }
    return folder;
  }

  boolean isVerbose() {
    return verbose || !session.variable("KARTERO_DEBUG").isEmpty();
  }
}
