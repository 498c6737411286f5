package io.kartero.cli;

import io.kartero.export.settings.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Files into a table.
@Command(
    name = "load",
    description = "Load files into a table; database and table are created.",
    footer = {
      "",
      "A failed load leaves the table as it was.",
      "",
      "Examples:",
      "  kartero load shop.customers customers.csv",
      "  kartero load shop.orders --append orders-2026-01.jsonl.gz orders-2026-02.jsonl.gz",
      "  kartero load shop.visits --replace --format tsv visits.txt"
    })
final class LoadCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Parameters(
      index = "0",
      paramLabel = "DB.TABLE",
      converter = TableName.Converter.class,
      description = "Where the rows go.")
  private @Nullable TableName table;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV, TSV, JSON (lines or an array) or Parquet; gzip is recognised.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, tsv, json or parquet, where the extension does not tell.")
  private DataFile.@Nullable Format format;

  @Option(names = "--no-header", description = "The first line of a CSV or TSV file holds values.")
  private boolean noHeader;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "Where the table is: warehouse, or an engine that kartero engines lists; default: the one"
              + " that the database lives on.")
  private @Nullable String engine;

  @ArgGroup(exclusive = true)
  private Existing existing = new Existing();

  static final class Existing {
    @Option(names = "--append", description = "Add to the table, column by name.")
    private boolean append;

    @Option(names = "--replace", description = "Put the new rows in the old table's place.")
    private boolean replace;
  }

  LoadCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() {
    TableName target = Objects.requireNonNull(table);
    List<DataFile> readable = readable();
    try (Warehouse warehouse = Warehouse.open(kartero);
        Origin.Remote engine =
            Origin.remote(kartero, Optional.ofNullable(this.engine), target.database())) {
      Loading.Mode mode =
          existing.append
              ? Loading.Mode.APPEND
              : existing.replace ? Loading.Mode.REPLACE : Loading.Mode.CREATE;
      Loading loading = new Loading(warehouse, target, readable, firstLine());
      long rows = engine == null ? loading.run(mode) : loading.run(mode, engine);
      kartero.session().say(String.format(Locale.ROOT, "%s: %,d rows loaded", target, rows));
    }
    return ExitCode.DONE;
  }

  private DataFile.FirstLine firstLine() {
    return noHeader ? DataFile.FirstLine.VALUES : DataFile.FirstLine.NAMES;
  }

  /// Looks at every file before any is read, so that all problems are told at once.
  private List<DataFile> readable() {
    List<DataFile> readable = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        readable.add(DataFile.of(file, Optional.ofNullable(format)));
      } catch (CallerError error) {
        problems.addAll(error.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new CallerError(problems);
    }
    return readable;
  }
}
