package io.kartero.cli;

import io.kartero.export.settings.SettingsJson;
import io.kartero.query.duckdb.DuckDbEngine;

/// What most commands need and what takes no knowledge of the arguments, done beside the reading of
/// the arguments, so that a cold start is shorter.
final class WarmUp {
  private static final String ANY_SETTINGS = "{\"bucket\":\"any\",\"path_prefix\":\"any.csv\"}";

  private WarmUp() {}

  static void begin() {
    Thread.ofPlatform().daemon().name("kartero-warm-up").start(WarmUp::run);
  }

  /// To read any settings is to load what reads them.
  private static void run() {
    DuckDbEngine.prepare();
    SettingsJson.parse(ANY_SETTINGS);
  }
}
