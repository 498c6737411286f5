package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

/// Settings that tests start from.
final class Samples {
  static final String REQUIRED = "\"bucket\": \"samplebucket\", \"path_prefix\": \"a/b.csv\"";

  private Samples() {}

  /// The required settings and these members of a JSON object, in which ' stands for ".
  static ExportSettings parsed(String members) {
    return SettingsJson.parse(json(members));
  }

  static String json(String members) {
    return "{" + REQUIRED + (members.isEmpty() ? "" : ", " + members.replace('\'', '"')) + "}";
  }

  /// The problems of [#json], each as a text.
  static List<String> problems(String members) {
    return problemsOf(json(members));
  }

  static List<String> problemsOf(String json) {
    return problemsOf("{}", json, Map.of());
  }

  static List<String> problemsOf(String connection, String json, Map<String, String> overrides) {
    return catchThrowableOfType(
            InvalidSettings.class, () -> SettingsJson.parse(connection, json, overrides))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
