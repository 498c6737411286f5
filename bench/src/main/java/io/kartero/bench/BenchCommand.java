package io.kartero.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kartero bench`.
@Command(
    name = "kartero bench",
    description = {
      "Measure Kartero side by side with its peers on this machine.",
      "",
      "Every contender runs as a process of its own, in turn, several rounds; ratios are of the same"
          + " round, given as median (least..most). The tables are made once and kept."
    },
    footer = {
      "",
      "Examples:",
      "  kartero bench                                  every suite that is not marked as long",
      "  kartero bench --suite csv,gzip --rounds 3",
      "  kartero bench --suite csv --table lineitem --rows 500k",
      "",
      "Exit codes: 0 measured, whether or not the bars are met; 1 something failed; 2 the request"
          + " was wrong"
    })
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream errors;
  private final Map<String, String> environment;
  private final Interrupts interrupts;

  @Option(
      names = "--suite",
      paramLabel = "NAME,...",
      description = "What to measure; see --list. Default: all that are not marked as long.")
  private String suites = "";

  @Option(names = "--list", description = "Name the suites and end.")
  private boolean list;

  @Option(
      names = "--table",
      paramLabel = "NAME,...",
      description = "Only these tables: lineitem, profiles. Default: both.")
  private String tables = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of each table, as 1000, 50k or 6M. Default: lineitem 6M, profiles 10M.")
  private String rows = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each contender runs. Default: 5.")
  private String rounds = "5";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where tables and peers are kept. Default: bench in Kartero's home.")
  private String data = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  BenchCommand(
      PrintStream out, PrintStream errors, Map<String, String> environment, Interrupts interrupts) {
    this.out = out;
    this.errors = errors;
    this.environment = environment;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InvalidRequest, IOException, InterruptedException {
    if (list) {
      for (SuiteName suite : SuiteName.values()) {
        out.printf("%-10s %s%n", suite.word(), suite.summary());
      }
      return 0;
    }
    Request request = request();
    Session session =
        new Session(
            request,
            KarteroProgram.launched(System.getProperties(), environment),
            new Progress(errors),
            interrupts);
    session.run(measured -> out.println(SuiteText.of(measured)));
    return 0;
  }

  private Request request() throws InvalidRequest {
    RequestWords reader = new RequestWords();
    Request request =
        new Request(
            reader.suites(suites, EnumSet.allOf(SuiteName.class)),
            reader.tables(tables),
            reader.rows(rows),
            reader.rounds(rounds),
            data.isEmpty() ? home().resolve("bench") : Path.of(data).toAbsolutePath());
    reader.done();
    return request;
  }

  private Path home() {
    String home = environment.getOrDefault("KARTERO_HOME", "");
    return home.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", ""), ".kartero").toAbsolutePath()
        : Path.of(home).toAbsolutePath();
  }
}
