package io.kartero.bench;

import java.nio.file.Path;
import java.util.Optional;

/// What is set up for a run of the bench.
///
/// @param root the source tree
/// @param rival another build of Kartero
/// @param libraries where DuckDB's library is unpacked
/// @param work where contenders write; it goes when the run ends
record Bench(
    Path root,
    KarteroProgram kartero,
    Optional<Rival> rival,
    Path libraries,
    Path work,
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
