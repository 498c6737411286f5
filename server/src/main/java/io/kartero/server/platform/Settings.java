package io.kartero.server.platform;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import io.kartero.server.platform.EffectiveSetting.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the operator set, being read: the features ask for their settings one by one, what is wrong
/// is collected, and [#finish] says it all.
///
/// A key is in small letters, with dots between groups: `database.url`. The layers are, from weak
/// to strong: the default, the file, the environment, the flags.
public final class Settings {
  private final List<SettingsLayer> layers;
  private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param layers the strongest first
  Settings(List<SettingsLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  public <T> T value(String key, SettingType<T> type, T otherwise) {
    T value = given(key, type).orElse(otherwise);
    put(key, Shown.SET, type.show().apply(value));
    return value;
  }

  /// A setting that nothing stands in for.
  public <T> Optional<T> optional(String key, SettingType<T> type) {
    Optional<T> value = given(key, type);
    put(key, value.isPresent() ? Shown.SET : Shown.UNSET, value.map(type.show()).orElse(""));
    return value;
  }

  /// A text that is shown to nobody.
  public Optional<String> secret(String key) {
    Optional<String> value = given(key).map(Given::text);
    put(key, value.isPresent() ? Shown.SECRET : Shown.UNSET, "");
    return value;
  }

  /// Something that is wrong with a setting beyond its type.
  public void problem(String key, String message, String hint) {
    problems.add(new Problem(key, message, hint));
  }

  /// All that was asked for, in that order.
  public List<EffectiveSetting> effective() {
    return List.copyOf(effective.values());
  }

  /// @throws Invalid with everything that is wrong, unknown keys included
  public void finish() {
    List<Problem> all = new ArrayList<>(problems);
    for (SettingsLayer layer : layers) {
      layer.unknown(effective.keySet()).forEach(unknown -> all.add(problem(unknown)));
    }
    if (!all.isEmpty()) {
      throw new Invalid(all);
    }
  }

  private static Problem problem(SettingsLayer.Unknown unknown) {
    Set<String> known = unknown.known();
    return new Problem(
        unknown.name(),
        "is no setting (in " + unknown.origin() + ")",
        Nearest.of(unknown.name(), known)
            .map(near -> "did you mean " + near + "?")
            .orElse("the settings are " + String.join(", ", known)));
  }

  private <T> Optional<T> given(String key, SettingType<T> type) {
    Optional<Given> given = given(key);
    Optional<T> value = given.flatMap(each -> type.parse().apply(each.text().strip()));
    if (given.isPresent() && value.isEmpty()) {
      Given wrong = given.get();
      problem(key, "is \"%s\" (in %s)".formatted(wrong.text(), wrong.origin()), type.accepted());
    }
    return value;
  }

  private Optional<Given> given(String key) {
    return layers.stream().flatMap(layer -> layer.find(key).stream()).findFirst();
  }

  private void put(String key, Shown shown, String value) {
    effective.put(key, new EffectiveSetting(key, value, shown, origin(key)));
  }

  private String origin(String key) {
    return given(key).map(Given::origin).orElse("default");
  }
}
