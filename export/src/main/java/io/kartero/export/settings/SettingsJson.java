package io.kartero.export.settings;

import java.util.List;
import java.util.Map;

/// Settings as JSON: tolerant in spelling, strict in meaning, every problem at once.
public final class SettingsJson {
  private SettingsJson() {}

  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(String json) {
    return parse(json, Map.of());
  }

  /// @param overrides settings by key that replace those of the JSON, as `--set` gives them
  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(String json, Map<String, String> overrides) {
    return parse("{}", json, overrides);
  }

  /// @param connection the settings of the saved connection, as JSON; `json` replaces them key by
  ///     key
  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(
      String connection, String json, Map<String, String> overrides) {
    if (overrides.isEmpty()) {
      throw new InvalidSettings(List.of(new Problem("settings", "cannot be read yet", "")));
    }
    throw new UnsupportedOperationException(connection + json);
  }
}
