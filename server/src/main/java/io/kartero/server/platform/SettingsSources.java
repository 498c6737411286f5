package io.kartero.server.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the layers of the settings: flags over environment over file over defaults.
///
/// @param flags by key, as in `port`
/// @param config the settings file that was named; without one it is `kartero.yaml` in the home
/// @param userHome where the home is by default
public record SettingsSources(
    Map<String, String> flags,
    Optional<Path> config,
    Map<String, String> environment,
    Path userHome) {
  static final String FILE = "kartero.yaml";
  private static final String CONFIG = "KARTERO_CONFIG";

  /// @throws Invalid when the settings file cannot be read
  public Settings read() {
    List<SettingsLayer> layers =
        new ArrayList<>(List.of(flagsLayer(), new EnvironmentLayer(environment)));
    Path file = named().orElseGet(() -> home(layers).resolve(FILE));
    if (Files.isRegularFile(file)) {
      layers.add(SettingsFile.read(file));
    } else if (named().isPresent()) {
      throw new Invalid("config", "there is no file " + file, "name a file in YAML");
    }
    return new Settings(layers);
  }

  private Optional<Path> named() {
    return config.or(() ->
        Optional.ofNullable(environment.get(CONFIG)).filter(text -> !text.isBlank()).map(Path::of));
  }

  private Path home(List<SettingsLayer> layers) {
    return layers.stream()
        .flatMap(layer -> layer.find("home").stream())
        .findFirst()
        .map(given -> Path.of(given.text()))
        .orElseGet(this::usualHome);
  }

  /// Kartero's folder where nobody says otherwise.
  public Path usualHome() {
    return userHome.resolve(".kartero");
  }

  private NamedLayer flagsLayer() {
    Map<String, Given> given = new LinkedHashMap<>();
    flags.forEach((key, text) -> given.put(key, new Given(text, "--" + key)));
    return new NamedLayer(given);
  }
}
