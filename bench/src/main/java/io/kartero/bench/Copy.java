package io.kartero.bench;

import com.sun.management.OperatingSystemMXBean;
import io.kartero.query.duckdb.ByteSize;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// DuckDB's own COPY, as a program: the library that Kartero uses, with DuckDB's own defaults of a
/// thread for each processor and four fifths of the memory.
final class Copy {
  private Copy() {}

  /// `WAREHOUSE LIBRARIES STATEMENT`
  public static void main(String[] arguments) {
    try (Sql sql =
        Sql.open(
            Path.of(arguments[0]),
            fourFifthsOfMemory(),
            Runtime.getRuntime().availableProcessors(),
            Path.of(arguments[1]),
            new Interrupts())) {
      sql.run(arguments[2]);
    }
  }

  private static ByteSize fourFifthsOfMemory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new ByteSize(system.getTotalMemorySize() / 5 * 4);
  }

  static Invocation invocation(Java java, Dataset data, Path libraries, Path file, String options) {
    String statement =
        "COPY %s TO %s (FORMAT csv, HEADER true%s)"
            .formatted(data.table().sqlName(), Sql.literal(file.toString()), options);
    return new Invocation(
        java.command(Copy.class, data.warehouse().toString(), libraries.toString(), statement),
        file);
  }
}
