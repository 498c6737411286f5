package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import io.kartero.bench.Entrant.Missing;
import io.kartero.bench.peer.CommonsCsv;
import io.kartero.bench.peer.EmbulkCsv;
import io.kartero.bench.peer.Nothing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes contenders: which program, on which rows, writing where.
final class Lab {
  static final String KARTERO = "Kartero";
  static final String COPY = "DuckDB COPY";
  static final String POLARS = "Polars";
  static final String COMMONS = "getString + Commons CSV";
  static final String EMBULK = "Embulk formatter";

  private static final String OWN_VERSION = "Kartero " + Versions.of("kartero");

  private final Bench bench;
  private final Java java = Java.current();

  Lab(Bench bench) {
    this.bench = bench;
  }

  /// An export of all rows, with newlines as the peers write them, and else by default but for
  /// `settings`.
  Contender kartero(String name, Dataset data, Map<String, String> settings) {
    return kartero(name, data, data.selectAll(), settings);
  }

  Contender kartero(String name, Dataset data, String sql, Map<String, String> settings) {
    return new Contender(name, OWN_VERSION, export(bench.kartero(), data, sql, settings));
  }

  /// The same by the build of another source tree, if one was named.
  List<Contender> rival(Dataset data, Map<String, String> settings) {
    return bench.rival().stream()
        .map(rival ->
            new Contender(
                rival.name(),
                "the build in " + rival.root(),
                export(rival.program(), data, data.selectAll(), settings)))
        .toList();
  }

  private Invocation export(
      KarteroProgram program, Dataset data, String sql, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("newline", "LF"));
    all.putAll(settings);
    return program.export(data, sql, buckets(), all);
  }

  /// Where Kartero writes.
  Path buckets() {
    return bench.work().resolve("buckets");
  }

  /// @param options behind those for CSV, each with a comma before it
  Contender copy(Dataset data, String options) {
    return new Contender(
        COPY,
        "DuckDB " + Versions.of("duckdb"),
        Copy.invocation(java, data, bench.libraries(), output(), options));
  }

  /// @param compression `uncompressed` or `gzip`
  Entrant polars(Dataset data, String compression) throws IOException, InterruptedException {
    Optional<String> complaint = bench.polars().install();
    return complaint.isPresent()
        ? new Missing(POLARS, complaint.get(), Polars.REMEDY)
        : new Contender(
            POLARS,
            "nodejs-polars " + Polars.VERSION,
            bench.polars().invocation(data, output(), compression));
  }

  Contender commonsCsv(Dataset data) {
    String version = "commons-csv " + Versions.of("commons-csv");
    return new Contender(COMMONS, version, jdbc(CommonsCsv.class, data));
  }

  Contender embulk(Dataset data) {
    String version = "embulk-formatter-csv " + Versions.of("embulk-formatter-csv");
    return new Contender(EMBULK, version, jdbc(EmbulkCsv.class, data));
  }

  private Invocation jdbc(Class<?> program, Dataset data) {
    return new Invocation(
        java.command(program, data.warehouse().toString(), data.selectAll(), output().toString()),
        output());
  }

  /// The JVM with Kartero's options.
  Contender emptyJvm(String name) {
    Java same = java.withOptions(bench.kartero().options());
    return new Contender(
        name, "Java " + Runtime.version(), new Invocation(same.command(Nothing.class), output()));
  }

  Contender gpg(Gpg gpg, Path plain) {
    return new Contender(Gpg.NAME, gpg.version(), gpg.encryption(plain, output()));
  }

  private Path output() {
    return bench.work().resolve("output");
  }
}
