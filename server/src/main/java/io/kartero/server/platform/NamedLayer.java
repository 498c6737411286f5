package io.kartero.server.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings by their keys: those of a file, or of a command line.
record NamedLayer(Map<String, Given> values) implements SettingsLayer {
  @Override
  public Optional<Given> find(String key) {
    return Optional.ofNullable(values.get(key)).filter(given -> !given.text().isBlank());
  }

  @Override
  public List<Unknown> unknown(Set<String> keys) {
    List<Unknown> unknown = new ArrayList<>();
    values.forEach((key, given) -> {
      if (!keys.contains(key)) {
        unknown.add(new Unknown(key, given.origin(), keys));
      }
    });
    return unknown;
  }
}
