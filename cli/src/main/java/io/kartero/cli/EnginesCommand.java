package io.kartero.cli;

import io.kartero.query.QueryException;
import io.kartero.query.engines.EngineEntry;
import io.kartero.query.engines.Engines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What queries can run on.
@Command(
    name = "engines",
    description = "List the engines that queries can run on, and what lives there.",
    footer = {
      "",
      "Engines besides the warehouse are named in engines.properties, in Kartero's folder:",
      "",
      "  trino.url = https://trino.example.com:8443",
      "  trino.catalog = hive",
      "  trino.user = kartero",
      "  trino.password-file = /run/secrets/trino",
      "  trino.databases = web_logs, sales=crm",
      "",
      "Examples:",
      "  kartero engines",
      "  kartero engines --check",
      "  kartero query -d web_logs 'SELECT count(*) FROM access'",
      "  kartero query --engine trino -d crm 'SHOW TABLES'"
    })
final class EnginesCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Option(names = "--check", description = "Ask each of them whether it answers.")
  private boolean check;

  EnginesCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() {
    PrintStream out = kartero.session().out();
    Path file = kartero.home().engines();
    int code = ExitCode.DONE;
    try (Engines engines = Origin.engines(file)) {
      out.println("warehouse  " + kartero.home().warehouse());
      for (EngineEntry entry : engines.entries()) {
        out.println(
            entry.name() + "  " + entry.trino().server() + ", catalog " + entry.trino().catalog());
        new TreeMap<>(entry.databases())
            .forEach((database, schema) -> out.println("  " + line(database, schema)));
        if (check) {
          code = Math.max(code, ask(engines, entry));
        }
      }
      if (engines.entries().isEmpty()) {
        out.println();
        out.println("No other engine: there is nothing in " + file + ".");
      }
    }
    return code;
  }

  private static String line(String database, String schema) {
    return database.equals(schema) ? database : database + " (there: " + schema + ")";
  }

  private int ask(Engines engines, EngineEntry entry) {
    Session session = kartero.session();
    try {
      for (String database : databases(entry)) {
        Engines.Place place = engines.on(entry.name(), database);
        place.engine().query(place.schema(), "SELECT 1").close();
      }
      session.out().println("  answers");
      return ExitCode.DONE;
    } catch (QueryException e) {
      session.say("error: " + entry.name() + ": " + e.getMessage());
      return e.code().blame() == QueryException.Blame.CALLER ? ExitCode.CALLER : ExitCode.FAILED;
    }
  }

  /// Those that the file names, or else a schema that each catalog has.
  private static Set<String> databases(EngineEntry entry) {
    return entry.databases().isEmpty() ? Set.of("information_schema") : entry.databases().keySet();
  }
}
