package io.kartero.export.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Layers of settings, the last one on top, being read; what is wrong is collected.
final class Reading {
  private final List<Layer> layers;
  private final List<Problem> problems = new ArrayList<>();

  /// Those that only another setting makes, or one that is not there.
  private final List<Problem> together = new ArrayList<>();

  private final Set<Setting> wrong = EnumSet.noneOf(Setting.class);

  Reading(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    for (Layer layer : layers) {
      problems.addAll(layer.problems());
      layer.problems().forEach(problem -> Setting.named(problem.field()).ifPresent(wrong::add));
    }
  }

  Optional<String> text(Setting setting) {
    return layers.reversed().stream().flatMap(layer -> layer.text(setting).stream()).findFirst();
  }

  /// The value, or the one that stands in where none or a wrong one is given.
  <T> T value(Setting setting, T otherwise, Function<String, T> parse) {
    return value(setting, parse).orElse(otherwise);
  }

  <T> Optional<T> value(Setting setting, Function<String, T> parse) {
    try {
      return text(setting).map(parse);
    } catch (Unfit unfit) {
      wrong.add(setting);
      problems.add(unfit.of(setting));
    } catch (InvalidSettings invalid) {
      wrong.add(setting);
      problems.addAll(invalid.problems());
    }
    return Optional.empty();
  }

  /// A value that must be given.
  <T> Optional<T> required(Setting setting, String hint, Function<String, T> parse) {
    if (text(setting).isEmpty() && fine(setting)) {
      problem(setting, "is missing", hint);
    }
    return value(setting, parse);
  }

  void problem(Setting setting, String message, String hint) {
    wrong.add(setting);
    Problem problem = new Problem(setting.key(), message, hint);
    problems.add(problem);
    together.add(problem);
  }

  /// Whether nothing is known to be wrong with any of them.
  boolean fine(Setting... settings) {
    return List.of(settings).stream().noneMatch(wrong::contains);
  }

  /// Whether a setting comes from a lower layer than another one, which was chosen with the first
  /// in view.
  boolean overruled(Setting setting, Setting by) {
    return layer(setting) < layer(by);
  }

  /// @throws InvalidSettings unless everything was right
  void finish() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }

  /// @throws InvalidSettings unless every setting was right by itself
  void finishPart() {
    List<Problem> alone = new ArrayList<>(problems);
    alone.removeAll(together);
    if (!alone.isEmpty()) {
      throw new InvalidSettings(alone);
    }
  }

  private int layer(Setting setting) {
    int layer = layers.size() - 1;
    while (layer >= 0 && layers.get(layer).text(setting).isEmpty()) {
      layer--;
    }
    return layer;
  }
}
