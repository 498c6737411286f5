package io.kartero.query.trino;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Definitions of functions, each once, in an order in which each knows those that it uses.
final class TdDefinitions {
  private final Map<String, String> bySignature = new LinkedHashMap<>();

  /// @param body an expression; no statement
  void put(String signature, String body) {
    bySignature.putIfAbsent(signature, "FUNCTION " + signature + " RETURN (" + body + ")");
  }

  /// `td__zone`: what Trino calls the zone of a name. What the statement does not name is taken as
  /// it is, for Trino knows zones too.
  void zone(TdWords words) {
    String known =
        words.zones().entrySet().stream()
            .map(entry ->
                "WHEN %s THEN %s"
                    .formatted(
                        TdPattern.literal(entry.getKey()),
                        TdPattern.literal(TdWords.trinoId(entry.getValue()))))
            .collect(Collectors.joining(" "));
    put(
        "td__zone(z varchar) RETURNS varchar RETURNS NULL ON NULL INPUT",
        "CASE lower(trim(z)) %s ELSE regexp_replace(regexp_replace(trim(z),".formatted(known)
            + " '^([+-]\\d\\d)(\\d\\d)$', '$1:$2'), '^([+-]\\d\\d)$', '$1:00') END");
  }

  /// In one line: `FUNCTION ..., FUNCTION ...`.
  @Override
  public String toString() {
    return String.join(", ", bySignature.values());
  }
}
