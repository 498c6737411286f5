package io.kartero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;

/// One run of the bench: the tables, then suite by suite.
final class Session {
  private static final long COLD_ROWS = 1000;

  private final Request request;
  private final Bench bench;
  private final DataFolder data;
  private final Consumer<MeasuredSuite> report;

  private Session(Request request, Bench bench, DataFolder data, Consumer<MeasuredSuite> report) {
    this.request = request;
    this.bench = bench;
    this.data = data;
    this.report = report;
  }

  /// @param report gets each suite as soon as it is measured
  static void run(
      Request request,
      KarteroProgram kartero,
      Optional<Bench.Rival> rival,
      Programs programs,
      Progress progress,
      Interrupts interrupts,
      Consumer<MeasuredSuite> report)
      throws IOException, InterruptedException {
    Files.createDirectories(request.data());
    Path work = request.outputs().resolve("work");
    try (DataFolder data = DataFolder.open(request.data(), progress, interrupts);
        Interrupts.Running _ = interrupts.during(() -> Folders.deleteQuietly(work))) {
      DiskSpace.require(request, data);
      Folders.delete(work);
      Files.createDirectories(work);
      Bench bench =
          new Bench(
              kartero,
              rival,
              data.libraries(),
              work,
              programs,
              new Polars(request.data(), programs, progress, interrupts),
              new Stopwatch(work, interrupts),
              progress,
              interrupts);
      new Session(request, bench, data, report).run();
    } finally {
      Folders.delete(work);
    }
  }

  private void run() throws IOException, InterruptedException {
    Lab lab = new Lab(bench);
    for (SuiteName name : request.suites()) {
      run(name, lab);
    }
  }

  private void run(SuiteName name, Lab lab) throws IOException, InterruptedException {
    PeerSuites peers = new PeerSuites(bench, lab);
    OwnSuites own = new OwnSuites(bench, lab);
    switch (name) {
      case CSV -> ofEachTable(peers::csv);
      case GZIP -> ofEachTable(peers::gzip);
      case TRINO -> {
        TrinoSuite trino = new TrinoSuite(bench, request.trino());
        measure(trino.csv());
        measure(trino.gzip());
      }
      case JAVA -> ofEachTable(peers::java);
      case DIALECTS -> ofEachTable(own::dialects);
      case PGP -> ofEachTable(own::pgp);
      case DELIVERY -> {
        try (Sink sink = Sink.start(bench)) {
          ofEachTable(table -> own.delivery(table, sink));
        }
      }
      case COLD -> measure(own.cold(data.make(Table.LINEITEM, COLD_ROWS)));
      case MEMORY -> measure(own.memory(make(Table.PROFILES)));
      case MEMORY_10X -> measure(own.tenfoldMemory(make(Table.PROFILES)));
    }
  }

  private interface SuiteOfTable {
    Suite of(Dataset data) throws IOException, InterruptedException;
  }

  private void ofEachTable(SuiteOfTable suite) throws IOException, InterruptedException {
    for (Table table : request.tables()) {
      measure(suite.of(make(table)));
    }
  }

  private Dataset make(Table table) throws IOException {
    return data.make(table, request.rows(table));
  }

  private void measure(Suite suite) throws IOException, InterruptedException {
    FileTime built = bench.kartero().builtAt();
    Results results = new Race(bench.stopwatch(), bench.progress()).run(suite, request.rounds());
    if (!built.equals(bench.kartero().builtAt())) {
      throw new BenchException(
          "%s was built anew while it was measured; run the suite %s again"
              .formatted(bench.kartero().jar(), suite.name().word()));
    }
    report.accept(new MeasuredSuite(suite, request.rounds(), results));
  }
}
