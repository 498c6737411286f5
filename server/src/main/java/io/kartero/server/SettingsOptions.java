package io.kartero.server;

import io.kartero.server.platform.SettingsSources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that set settings.
final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file; default: $KARTERO_CONFIG or kartero.yaml in the home.")
  private @Nullable Path config;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Kartero's own folder; default: $KARTERO_HOME or ~/.kartero.")
  private @Nullable String home;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; default: 127.0.0.1, for this machine alone.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; default: 8765; 0 for any that is free.")
  private @Nullable String port;

  @Option(
      names = "--bucket-folder",
      paramLabel = "DIR",
      description = "Each bucket is a folder in DIR, instead of one at Google Cloud Storage.")
  private @Nullable String bucketFolder;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any other setting, as in --set grace=10s; `kartero config` lists them.")
  private Map<String, String> others = new LinkedHashMap<>();

  SettingsSources sources(Surroundings surroundings) {
    Map<String, String> flags = new LinkedHashMap<>(others);
    put(flags, "home", home);
    put(flags, "host", host);
    put(flags, "port", port);
    put(flags, "bucket-folder", bucketFolder);
    return new SettingsSources(
        flags, Optional.ofNullable(config), surroundings.environment(), surroundings.userHome());
  }

  private static void put(Map<String, String> flags, String key, @Nullable String text) {
    if (text != null) {
      flags.put(key, text);
    }
  }
}
