package io.kartero.server.database;

import io.kartero.query.duckdb.ByteSize;
import io.kartero.query.duckdb.Limits;
import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What all SQL together may use, and how long one query may take.
///
/// @param memory beyond it, queries spill to `temporaryDisk`
/// @param queryTime without one, a query may take as long as it takes
public record EngineSettings(
    ByteSize memory, int threads, ByteSize temporaryDisk, Optional<Duration> queryTime) {
  public static EngineSettings read(Settings settings) {
    return new EngineSettings(
        settings.value("engine.memory", SettingType.size(), ByteSize.ofGibibytes(1)),
        settings.value(
            "engine.threads",
            SettingType.number(1, 1024),
            Runtime.getRuntime().availableProcessors()),
        settings.value("engine.temporary-disk", SettingType.size(), ByteSize.ofGibibytes(64)),
        settings
            .optional("engine.query-time", SettingType.duration())
            .filter(Duration::isPositive));
  }

  Limits limits(Path temporaryFolder) {
    return new Limits(memory, threads, temporaryFolder, temporaryDisk, queryTime);
  }
}
