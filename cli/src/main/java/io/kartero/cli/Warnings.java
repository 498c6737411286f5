package io.kartero.cli;

import io.kartero.export.check.Finding;
import java.util.List;

/// Says what KARTE will do with a file that its sender may not expect.
final class Warnings {
  private Warnings() {}

  static void say(Session session, List<Finding> findings) {
    findings.forEach(finding -> session.say(text(finding)));
  }

  static String text(Finding finding) {
    String kind =
        switch (finding.severity()) {
          case LOSS, FAILURE -> "warning";
          case ADVICE -> "note";
        };
    return kind + ": " + finding;
  }
}
