package io.kartero.cli;

import io.kartero.query.Result;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A query's result on standard output.
@Command(
    name = "query",
    description = "Run a statement and print its result.",
    footer = {
      "",
      "Examples:",
      "  kartero query -d shop 'SELECT * FROM customers'",
      "  kartero query -d shop --format csv -f report.sql > report.csv",
      "  echo 'SELECT 42 AS answer' | kartero query --format json -"
    })
final class QueryCommand implements Callable<Integer> {
  private static final long ROWS_FOR_PEOPLE = 100;

  private final Kartero kartero;

  @Mixin private SqlArgument sql = new SqlArgument();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, csv, or json (one object a line); default: table on a terminal, else csv.")
  private @Nullable Format format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N rows, 0 for all; default: 100 for a table, else all.")
  private @Nullable Long limit;

  enum Format {
    TABLE,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  QueryCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    Session session = kartero.session();
    String text = sql.read(session);
    Format chosen = format != null ? format : usual(session.terminal());
    long rows = rows(chosen);
    ResultPrinter printer =
        switch (chosen) {
          case TABLE -> new TablePrinter(session);
          case CSV -> new CsvPrinter();
          case JSON -> new JsonPrinter();
        };
    try (Origin origin = Origin.open(kartero, sql);
        Result result = origin.query(text)) {
      printer.print(result, new CheckedOutput(session.out()), rows);
      session.out().flush();
    }
    return ExitCode.DONE;
  }

  private static Format usual(Terminal terminal) {
    return terminal.out() == Terminal.Stream.TERMINAL ? Format.TABLE : Format.CSV;
  }

  private long rows(Format chosen) {
    if (limit == null) {
      return chosen == Format.TABLE ? ROWS_FOR_PEOPLE : Long.MAX_VALUE;
    }
    if (limit < 0) {
      throw new CallerError("--limit", "is " + limit, "give a number of rows, or 0 for all");
    }
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
