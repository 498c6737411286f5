package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import io.kartero.bench.Entrant.Missing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What contenders are made of: the programs, and the folder where they write.
final class Lab {
  static final String KARTERO = "Kartero";
  static final String COPY = "DuckDB COPY";
  static final String POLARS = "Polars";

  private final Java java;
  private final KarteroProgram kartero;
  private final Path libraries;
  private final Path work;
  private final Polars polars;
  private @Nullable Optional<String> complaintOfPolars;

  /// @param libraries where DuckDB's library is unpacked
  /// @param work where contenders write
  Lab(Java java, KarteroProgram kartero, Path libraries, Path work, Polars polars) {
    this.java = java;
    this.kartero = kartero;
    this.libraries = libraries;
    this.work = work;
    this.polars = polars;
  }

  /// An export with newlines as its peers write them, and else by default, but for `settings`.
  Contender kartero(String name, Dataset data, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("newline", "LF"));
    all.putAll(settings);
    return new Contender(
        name,
        "Kartero " + Versions.of("kartero"),
        kartero.export(data, data.selectAll(), work.resolve("buckets"), all));
  }

  /// @param options behind those for CSV, each with a comma before it
  Contender copy(Dataset data, String options) {
    return new Contender(
        COPY,
        "DuckDB " + Versions.of("duckdb"),
        Copy.invocation(java, data, libraries, work.resolve("copy.csv"), options));
  }

  Entrant polars(Dataset data, String compression) throws IOException, InterruptedException {
    if (complaintOfPolars == null) {
      complaintOfPolars = polars.install();
    }
    return complaintOfPolars.isPresent()
        ? new Missing(POLARS, complaintOfPolars.get(), Polars.REMEDY)
        : new Contender(
            POLARS,
            "nodejs-polars " + Polars.VERSION,
            polars.invocation(data, work.resolve("polars.csv"), compression));
  }
}
