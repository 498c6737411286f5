package io.kartero.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Runs the contenders of a suite in turn, several rounds. Who begins changes from round to round.
final class Race {
  private final Stopwatch stopwatch;
  private final Progress progress;

  Race(Stopwatch stopwatch, Progress progress) {
    this.stopwatch = stopwatch;
    this.progress = progress;
  }

  Results run(Suite suite, int rounds) throws IOException, InterruptedException {
    for (Path input : suite.inputs()) {
      warm(input);
    }
    Results results = new Results();
    List<Entrant.Contender> contenders = suite.contenders().toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Entrant.Contender contender = contenders.get((round + i) % contenders.size());
        String what =
            "%s, round %d of %d, %s"
                .formatted(suite.name().word(), round + 1, rounds, contender.name());
        try (Progress.Step step = progress.begin(what)) {
          Measurement measured = stopwatch.run(contender.name(), contender.invocation());
          step.endsWith(String.format(Locale.ROOT, "%.2f s", measured.wallSeconds()));
          results.add(contender.name(), measured);
        }
      }
    }
    return results;
  }

  /// Nobody pays for being the first to read the data.
  private static void warm(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
