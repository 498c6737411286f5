package io.kartero.bench;

import java.nio.file.Path;
import java.util.Optional;

/// What is set up for a run of the bench.
///
/// @param rival another build of Kartero
/// @param libraries where DuckDB's library is unpacked
/// @param work where contenders write; it goes when the run ends
record Bench(
    KarteroProgram kartero,
    Optional<Rival> rival,
    Path libraries,
    Path work,
    Programs programs,
    Polars polars,
    Stopwatch stopwatch,
    Progress progress,
    Interrupts interrupts) {

  /// Kartero as another source tree has built it.
  record Rival(Path root, KarteroProgram program) {
    String name() {
      return "Kartero in " + root.getFileName();
    }
  }
}
