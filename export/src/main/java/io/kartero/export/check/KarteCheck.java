package io.kartero.export.check;

import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.settings.ExportSettings;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.List;

/// Compares an export with what KARTE's Datahub imports from Google Cloud Storage.
public final class KarteCheck {
  private final ExportSettings settings;

  public KarteCheck(ExportSettings settings) {
    this.settings = settings;
  }

  /// What the settings alone tell, before anybody knows the columns.
  public List<Finding> settings() {
    List<Finding> findings = new ArrayList<>(DialectRules.findings(settings.dialect()));
    findings.addAll(FileRules.findings(settings));
    findings.addAll(TimestampRules.findings(settings.dialect()));
    return List.copyOf(findings);
  }

  /// What settings and columns tell, before the first row.
  public List<Finding> columns(Schema schema) {
    List<Finding> findings = new ArrayList<>(DialectRules.findings(settings.dialect()));
    if (settings.dialect().header() == Header.LINE) {
      findings.addAll(HeaderRules.findings(schema));
    }
    findings.addAll(FileRules.findings(settings));
    findings.addAll(TimestampRules.findings(settings.dialect(), schema));
    return List.copyOf(findings);
  }

  /// What only the finished file tells.
  public List<Finding> file(Written written) {
    return FileRules.findings(settings, written);
  }
}
