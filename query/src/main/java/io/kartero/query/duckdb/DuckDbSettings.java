package io.kartero.query.duckdb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to open a [DuckDbEngine].
///
/// @param warehouse DuckDB's file, made when it is missing
/// @param nativeCache where DuckDB's library is unpacked, once, 72 MB
public record DuckDbSettings(
    Path warehouse, Sandbox sandbox, Limits limits, Path nativeCache, Progress progress) {

  /// With progress tracked.
  public DuckDbSettings(Path warehouse, Sandbox sandbox, Limits limits, Path nativeCache) {
    this(warehouse, sandbox, limits, nativeCache, Progress.TRACKED);
  }

  /// In DuckDB's words, for when the database is opened. The order matters: without external access
  /// the temporary folder cannot be chosen any more.
  Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("errors_as_json", "true");
    configuration.put("memory_limit", limits.memory().bytes() + "B");
    configuration.put("threads", Integer.toString(limits.threads()));
    if (limits.threads() == SecondThread.OF) {
      configuration.put("external_threads", Integer.toString(SecondThread.OF));
    }
    configuration.put("temp_directory", limits.temporaryFolder().toString());
    configuration.put("autoinstall_known_extensions", "false");
    if (sandbox == Sandbox.LOCKED) {
      configuration.put("enable_external_access", "false");
      configuration.put("autoload_known_extensions", "false");
      configuration.put("allow_persistent_secrets", "false");
      configuration.put(
          "allowed_configs", "['schema', 'enable_progress_bar', 'enable_progress_bar_print']");
    }
    return configuration;
  }

  /// Statements for when it has been opened: the time zone is known only then, and a limit on
  /// temporary disk that was given before does not hold.
  String opening() {
    String always =
        "SET GLOBAL TimeZone = 'UTC'; SET GLOBAL max_temp_directory_size = '"
            + limits.temporaryDisk().bytes()
            + "B'";
    return switch (sandbox) {
      case FREE -> always;
      case LOCKED -> always + "; SET lock_configuration = true";
    };
  }
}
