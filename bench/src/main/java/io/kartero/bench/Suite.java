package io.kartero.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Programs that do the same, to be measured side by side.
///
/// @param ground what is exported, for people
/// @param inputs the files they read
/// @param baseline the name of the one that ratios refer to
record Suite(
    SuiteName name,
    String ground,
    List<Path> inputs,
    String baseline,
    List<Entrant> entrants,
    List<Bar> bars) {
  Stream<Entrant.Contender> contenders() {
    return entrants.stream()
        .filter(Entrant.Contender.class::isInstance)
        .map(Entrant.Contender.class::cast);
  }

  Stream<Entrant.Missing> missing() {
    return entrants.stream()
        .filter(Entrant.Missing.class::isInstance)
        .map(Entrant.Missing.class::cast);
  }
}
