package io.kartero.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kartero bench`.
@Command(
    name = "kartero bench",
    description = {
      "Measure Kartero side by side with its peers, on this machine.",
      "",
      "Every contender runs as a process of its own, in turn, several rounds. Ratios are of the same"
          + " round, given as median (least..most). The tables are made once and kept."
    },
    footer = {
      "",
      "Examples:",
      "  kartero bench                                  every suite that is not marked as long",
      "  kartero bench --suite csv,gzip --rounds 3",
      "  kartero bench --suite csv --table lineitem --rows 500k",
      "  kartero bench --suite csv --against ../kartero-before",
      "  kartero bench --suite csv --outputs /dev/shm   the disk's speed does not count",
      "  kartero bench --json > bench.json",
      "  kartero bench --jmh RowEncoder                 micro benchmarks, by a part of their names",
      "",
      "Exit codes:  0 measured, whether or not the bars are met; 1 something failed; 2 the request"
          + " was wrong"
    })
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Progress progress;
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
      description =
          "Only these tables: lineitem, profiles. Default: both. The suites cold, memory and"
              + " memory-10x have tables of their own.")
  private String tables = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Rows of each table, as 1000, 50k or 6M. Default: 6M of lineitem and 10M of profiles,"
              + " which the bars are meant for.")
  private String rows = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each contender runs. Default: 5.")
  private String rounds = "5";

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "Also measure the Kartero that was built in another source tree.")
  private String against = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where tables and peers are kept, and outputs written. Default: bench in $KARTERO_HOME or"
              + " ~/.kartero.")
  private String data = "";

  @Option(
      names = "--outputs",
      paramLabel = "DIR",
      description =
          "Where outputs are written instead. On a disk in memory, as /dev/shm, the disk's speed"
              + " does not count.")
  private String outputs = "";

  @Option(
      names = "--trino",
      paramLabel = "URL",
      description =
          "A Trino with the catalog tpch, for the suite trino, as examples/trino/start makes one.")
  private String trino = "";

  @Option(names = "--json", description = "Print the results as JSON, at the end.")
  private boolean json;

  @Option(
      names = "--jmh",
      arity = "0..1",
      fallbackValue = ".",
      paramLabel = "PATTERN",
      description =
          "Run the micro benchmarks whose names hold PATTERN, a regular expression, instead of the"
              + " suites.")
  private String jmh = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  BenchCommand(
      PrintStream out, Progress progress, Map<String, String> environment, Interrupts interrupts) {
    this.out = out;
    this.progress = progress;
    this.environment = environment;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws Exception {
    RequestWords words = new RequestWords();
    Request request = request(words);
    Optional<Bench.Rival> rival = words.rival(against).map(this::rival);
    words.done();
    if (list) {
      out.print(suites());
      return 0;
    }
    if (!jmh.isEmpty()) {
      MicroBenchmarks.run(jmh, request.data().resolve("cache"), interrupts);
      return 0;
    }
    measure(request, rival);
    return 0;
  }

  private void measure(Request request, Optional<Bench.Rival> rival)
      throws IOException, InterruptedException {
    Machine machine = Machine.current();
    progress.say(machine.toString());
    machine.warning().ifPresent(progress::say);
    List<MeasuredSuite> all = new ArrayList<>();
    Session.run(
        request,
        kartero(Path.of(System.getProperty("kartero.root", "")).toAbsolutePath()),
        rival,
        Programs.of(environment),
        progress,
        interrupts,
        measured -> {
          all.add(measured);
          if (!json) {
            out.println(SuiteText.of(measured));
          }
        });
    if (json) {
      out.println(ReportJson.of(machine, all));
    }
  }

  private static TextTable suites() {
    TextTable table = new TextTable(TextTable.Numbers.NONE);
    for (SuiteName suite : SuiteName.values()) {
      table.row(suite.word(), suite.summary(), suite.isLong() ? "long" : "");
    }
    return table;
  }

  private Request request(RequestWords words) {
    Path folder = data.isEmpty() ? home().resolve("bench") : Path.of(data).toAbsolutePath();
    return new Request(
        words.suites(
            suites,
            Stream.of(SuiteName.values())
                .filter(suite -> !suite.isLong())
                .collect(Collectors.toSet())),
        words.tables(tables),
        words.rows(rows),
        words.rounds(rounds),
        folder,
        words.server(trino),
        outputs.isEmpty() ? folder : Path.of(outputs).toAbsolutePath());
  }

  private KarteroProgram kartero(Path root) {
    return KarteroProgram.in(root, System.getProperty("kartero.options", ""), environment);
  }

  private Bench.Rival rival(Path root) {
    return new Bench.Rival(root, kartero(root));
  }

  private Path home() {
    String home = environment.getOrDefault("KARTERO_HOME", "");
    return home.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".kartero")
        : Path.of(home).toAbsolutePath();
  }
}
