package io.kartero.cli;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.RowEncoder;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.SettingsJson;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.Schema;
import io.kartero.rows.TextBuilder;
import java.util.Map;
import java.util.stream.Stream;

/// What most commands need and what takes next to no knowledge of the arguments, done beside the
/// reading of the arguments, so that a cold start is shorter.
final class WarmUp {
  private static final Map<String, String> ANY = Map.of("bucket", "any", "path_prefix", "any.csv");

  private WarmUp() {}

  static void begin(String... arguments) {
    start("kartero-warm-up", WarmUp::prepareExport);
    if (Stream.of(arguments).anyMatch(WarmUp::isJson)) {
      start(
          "kartero-warm-up-json",
          () -> SettingsJson.parse("{\"bucket\":\"any\",\"path_prefix\":\"any\"}"));
    }
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  /// To do any of it is to load what does it. In the order in which an export comes to need it.
  private static void prepareExport() {
    DuckDbEngine.prepare();
    ExportSettings settings = SettingsJson.of(ANY);
    Order.sha256("any");
    encodeAny(settings.dialect());
    settings.describe();
  }

  private static void encodeAny(Dialect dialect) {
    Schema schema =
        Schema.of(
            new Column("text", DataType.Scalar.VARCHAR), new Column("n", DataType.Scalar.INTEGER));
    try (BatchBuilder builder = new BatchBuilder(schema)) {
      ((TextBuilder) builder.column(0)).append("any");
      ((FixedBuilder) builder.column(1)).append(1L);
      try (Batch row = builder.build()) {
        new RowEncoder(schema, dialect).encode(row, 0, new Block(64), 1);
      }
    }
  }

  /// A JSON reader takes longer to get ready than a small export; not all exports have JSON.
  private static boolean isJson(String argument) {
    return argument.startsWith("{") || argument.startsWith("@");
  }
}
