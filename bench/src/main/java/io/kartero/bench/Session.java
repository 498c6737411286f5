package io.kartero.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// One run of the bench: the tables, then suite by suite.
final class Session {
  private final Request request;
  private final KarteroProgram kartero;
  private final Progress progress;
  private final Interrupts interrupts;

  Session(Request request, KarteroProgram kartero, Progress progress, Interrupts interrupts) {
    this.request = request;
    this.kartero = kartero;
    this.progress = progress;
    this.interrupts = interrupts;
  }

  void run(Consumer<MeasuredSuite> report) throws IOException, InterruptedException {
    Path work = request.data().resolve("work-" + ProcessHandle.current().pid());
    DataFolder data = new DataFolder(request.data(), progress, interrupts);
    Files.createDirectories(work);
    try (Interrupts.Running _ = interrupts.during(() -> delete(work))) {
      Lab lab =
          new Lab(
              Java.current(),
              kartero,
              data.libraries(),
              work,
              new Polars(request.data(), progress, interrupts));
      Race race = new Race(new Stopwatch(work, interrupts), progress);
      for (SuiteName name : request.suites()) {
        for (Table table : request.tables()) {
          Suite suite = suite(name, lab, data.make(table, request.rows(table)));
          Results results = race.run(suite, request.rounds());
          report.accept(new MeasuredSuite(suite, request.rounds(), results));
        }
      }
    } finally {
      Folders.delete(work);
    }
  }

  private static Suite suite(SuiteName name, Lab lab, Dataset data)
      throws IOException, InterruptedException {
    return switch (name) {
      case CSV -> PeerSuites.csv(lab, data);
      case GZIP -> PeerSuites.gzip(lab, data);
    };
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
