package io.kartero.server.platform;

import io.kartero.export.settings.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Settings in environment variables: `database.url` is `KARTERO_DATABASE_URL`.
///
/// An unknown variable counts only when it looks like a misspelt one: Kubernetes, for one, sets
/// `KARTERO_SERVICE_HOST` where there is a service of that name.
record EnvironmentLayer(Map<String, String> environment) implements SettingsLayer {
  private static final String PREFIX = "KARTERO_";

  /// What the launcher and the command line read.
  private static final Set<String> OTHERS =
      Set.of("KARTERO_CONFIG", "KARTERO_DEBUG", "KARTERO_JAVA_HOME", "KARTERO_JAVA_OPTS");

  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  @Override
  public Optional<Given> find(String key) {
    String name = variable(key);
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> new Given(text, name));
  }

  @Override
  public List<Unknown> unknown(Set<String> keys) {
    Set<String> known =
        keys.stream()
            .map(EnvironmentLayer::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(OTHERS);
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> Nearest.of(name.substring(PREFIX.length()), bare(known)).isPresent())
        .sorted()
        .map(name -> new Unknown(name, "the environment", known))
        .toList();
  }

  /// Without what all have in common, which would make any two of them alike.
  private static List<String> bare(Set<String> names) {
    return names.stream().map(name -> name.substring(PREFIX.length())).toList();
  }
}
