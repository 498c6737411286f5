package io.kartero.export.check;

import io.kartero.export.check.Finding.Code;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Column names: KARTE keeps ASCII letters, digits and `_`, and makes `_` of everything else.
final class HeaderRules {
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_]");
  private static final int LISTED = 10;

  private HeaderRules() {}

  static List<Finding> findings(Schema schema) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = schema.columns().stream().map(Column::name).toList();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        findings.add(
            new Finding(
                Code.HEADER_NAME_EMPTY,
                "Column %d has no name, and KARTE takes every column's name from the header"
                    .formatted(i + 1),
                "name it in the query: AS name"));
      }
    }
    collisions(names, findings);
    changes(names, findings);
    return findings;
  }

  private static void collisions(List<String> names, List<Finding> findings) {
    Map<String, List<String>> byImported =
        names.stream()
            .filter(name -> !name.isEmpty())
            .collect(
                Collectors.groupingBy(
                    HeaderRules::imported, LinkedHashMap::new, Collectors.toList()));
    byImported.forEach((imported, originals) -> {
      if (originals.size() > 1) {
        findings.add(
            new Finding(
                Code.HEADER_NAMES_COLLIDE,
                "%s are all named %s in KARTE, whose import fails on names that repeat"
                    .formatted(quoted(originals), quoted(imported)),
                "give them different names of letters, digits and _ in the query"));
      }
    });
  }

  private static void changes(List<String> names, List<Finding> findings) {
    List<String> changed =
        names.stream().filter(name -> !name.equals(imported(name))).distinct().toList();
    if (changed.isEmpty()) {
      return;
    }
    String changes =
        changed.stream()
            .limit(LISTED)
            .map(name -> quoted(name) + " becomes " + quoted(imported(name)))
            .collect(Collectors.joining(", "));
    String more = changed.size() > LISTED ? " and %d more".formatted(changed.size() - LISTED) : "";
    findings.add(
        new Finding(
            Code.HEADER_NAME_CHANGES,
            "KARTE replaces everything but ASCII letters, digits and _ in names: " + changes + more,
            "expect these names in KARTE, or rename the columns in the query"));
  }

  private static String imported(String name) {
    return FOREIGN.matcher(name).replaceAll("_");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(HeaderRules::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}
