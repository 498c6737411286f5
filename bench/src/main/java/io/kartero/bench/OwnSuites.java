package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Kartero against itself: what a setting costs, what a start costs, what memory it takes.
final class OwnSuites {
  private static final String DEFAULT = "default";
  private static final String ZIPPED = "gzip";
  private static final String ENCRYPTED = "gzip + OpenPGP";
  private static final String FOLDER = "folder";
  private static final String UPLOAD = "upload";
  private static final String LONG_TEXTS = "upload of long texts";
  private static final String EMPTY_JVM = "empty JVM";
  private static final String THOUSAND_ROWS = "1,000 rows";

  /// The design's bar for memory is meant with this limit for the engine.
  private static final String SMALL_ENGINE = "SET memory_limit = '128MB'; ";

  private final Bench bench;
  private final Lab lab;

  OwnSuites(Bench bench, Lab lab) {
    this.bench = bench;
    this.lab = lab;
  }

  Suite dialects(Dataset data) {
    List<Entrant> entrants = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    entrants.add(lab.kartero(DEFAULT, data, Map.of()));
    Map.of(
            "CRLF", Map.of("newline", "CRLF"),
            "null string \\N", Map.of("null_string", "\\N"),
            "tabs", Map.of("delimiter", "tab"),
            "quotes everywhere", Map.of("quote_policy", "ALL"))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(dialect -> {
          entrants.add(lab.kartero(dialect.getKey(), data, dialect.getValue()));
          bars.add(new Bar.WallRatio(dialect.getKey(), DEFAULT, 1.15));
        });
    return new Suite(
        SuiteName.DIALECTS,
        data.description() + " as plain CSV by Kartero, newlines LF by default",
        data.inputs(),
        DEFAULT,
        entrants,
        bars);
  }

  Suite pgp(Dataset data) throws IOException, InterruptedException {
    Contender zipped = lab.kartero(ZIPPED, data, Map.of("compression", "gz"));
    Path plain = bench.work().resolve("plain.gz");
    try (Progress.Step _ = bench.progress().begin("pgp, a file for gpg")) {
      bench.stopwatch().run(ZIPPED, zipped.invocation(), Stopwatch.Leave.OUTPUT);
      Files.move(KarteroProgram.file(lab.buckets()), plain, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Suite(
        SuiteName.PGP,
        data.description() + " as CSV in gzip by Kartero; gpg's row is the encryption alone",
        data.inputs(),
        ZIPPED,
        List.of(
            zipped,
            lab.kartero(
                ENCRYPTED,
                data,
                Map.of("compression", "encryption_pgp", "public_key", DemoKey.text())),
            Gpg.entrant(bench, lab, plain)),
        List.of(new Bar.WallRatio(ENCRYPTED, ZIPPED, 1.1)));
  }

  /// How fast an upload can be shows where neither query nor encoding takes long; how much of it
  /// there is beside the two, in relation to a folder.
  Suite delivery(Dataset data, Sink sink) {
    String longTexts =
        "SELECT i, repeat('a', 500) AS a, repeat('b', 500) AS b FROM range(%d) AS rows(i)"
            .formatted(data.rows() / 5);
    return new Suite(
        SuiteName.DELIVERY,
        data.description()
            + " as plain CSV by Kartero; the server counts, sums and forgets; long texts are a"
            + " fifth as many rows of 1,000 characters",
        data.inputs(),
        FOLDER,
        List.of(
            lab.kartero(FOLDER, data, Map.of()),
            sink.contender(UPLOAD, bench.kartero(), data, data.selectAll()),
            sink.contender(LONG_TEXTS, bench.kartero(), data, longTexts)),
        List.of(
            new Bar.WallRatio(UPLOAD, FOLDER, 1.1), new Bar.MegabytesPerSecond(LONG_TEXTS, 300)));
  }

  Suite cold(Dataset data) {
    return new Suite(
        SuiteName.COLD,
        data.description() + " as plain CSV by Kartero; the JVM with the same options",
        data.inputs(),
        EMPTY_JVM,
        List.of(lab.emptyJvm(EMPTY_JVM), lab.kartero(THOUSAND_ROWS, data, Map.of())),
        List.of(new Bar.WallBeyond(THOUSAND_ROWS, EMPTY_JVM, Duration.ofMillis(300))));
  }

  Suite memory(Dataset data) {
    String few = "a tenth";
    String all = "all";
    String select = SMALL_ENGINE + data.selectAll();
    return new Suite(
        SuiteName.MEMORY,
        data.description() + " by Kartero, with 128 MB for the engine",
        data.inputs(),
        few,
        List.of(
            lab.kartero(few, data, select + " LIMIT " + data.rows() / 10, Map.of()),
            lab.kartero(all, data, select, Map.of()),
            lab.kartero(all + ", gzip", data, select, Map.of("compression", "gz"))),
        List.of(
            new Bar.PeakMegabytes(all, 350),
            new Bar.PeakMegabytes(all + ", gzip", 350),
            new Bar.PeakRatio(all, few, 1.1)));
  }

  Suite tenfoldMemory(Dataset data) {
    String all = "all";
    String tenfold = "ten times all";
    String select = SMALL_ENGINE + "SELECT rows.* FROM range(10), %s AS rows";
    return new Suite(
        SuiteName.MEMORY_10X,
        data.description() + " by Kartero, with 128 MB for the engine",
        data.inputs(),
        all,
        List.of(
            lab.kartero(all, data, SMALL_ENGINE + data.selectAll(), Map.of()),
            lab.kartero(tenfold, data, select.formatted(data.table().sqlName()), Map.of())),
        List.of(new Bar.PeakMegabytes(tenfold, 350), new Bar.PeakRatio(tenfold, all, 1.1)));
  }
}
