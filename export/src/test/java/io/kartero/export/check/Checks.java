package io.kartero.export.check;

import io.kartero.export.settings.SettingsJson;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.List;
import java.util.Map;

/// Checks of exports that tests describe in a line.
final class Checks {
  static final Map<String, String> PLAIN = Map.of();

  private Checks() {}

  static KarteCheck check(Map<String, String> settings) {
    return new KarteCheck(
        SettingsJson.parse(
            "{\"bucket\": \"samplebucket\", \"path_prefix\": \"a.csv\"}", "{}", settings));
  }

  static List<String> findings(String key, String value) {
    return findings(Map.of(key, value));
  }

  static List<String> findings(Map<String, String> settings) {
    return texts(check(settings).settings());
  }

  static List<String> columns(Column... columns) {
    return texts(check(PLAIN).columns(Schema.of(columns)));
  }

  static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  static Column text(String name) {
    return new Column(name, Scalar.VARCHAR);
  }

  static Column stamp(String name) {
    return new Column(name, Scalar.TIMESTAMP);
  }

  static Column zoned(String name) {
    return new Column(name, Scalar.TIMESTAMP_TZ);
  }
}
