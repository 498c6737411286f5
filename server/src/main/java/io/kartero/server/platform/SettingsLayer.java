package io.kartero.server.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One place in which settings are given.
interface SettingsLayer {
  /// @param key as in `database.url`
  Optional<Given> find(String key);

  /// What is given here and is no setting, once all settings are known.
  List<Unknown> unknown(Set<String> keys);

  /// @param name as it stands there
  /// @param known the names that could stand there
  record Unknown(String name, String origin, Set<String> known) {}
}
