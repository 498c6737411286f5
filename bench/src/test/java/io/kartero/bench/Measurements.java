package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import io.kartero.bench.Entrant.Missing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A suite as it might have been measured.
final class Measurements {
  static final String BASE = "base";
  static final String FAST = "fast one";

  private Measurements() {}

  static Measurement of(double wall, double cpu, long peak, long bytes) {
    return new Measurement(
        Duration.ofMillis(Math.round(wall * 1000)),
        Duration.ofMillis(Math.round(cpu * 1000)),
        OptionalLong.of(peak),
        bytes);
  }

  static Contender contender(String name, String version) {
    return new Contender(name, version, new Invocation(List.of("true"), Path.of("nowhere")));
  }

  /// Three rounds of two contenders, of whom one is twice as fast in the middle; a third is
  /// missing.
  static MeasuredSuite suite(Bar... bars) {
    Results results = new Results();
    results.add(BASE, of(2, 4, 100_000_000, 300_000_000));
    results.add(FAST, of(1, 3, 50_000_000, 300_000_000));
    results.add(FAST, of(1.5, 3, 60_000_000, 300_000_000));
    results.add(BASE, of(3, 4, 120_000_000, 300_000_000));
    results.add(BASE, of(10, 4, 110_000_000, 300_000_000));
    results.add(FAST, of(6, 3, 55_000_000, 300_000_000));
    Suite suite =
        new Suite(
            SuiteName.CSV,
            "3 rows of lineitem",
            List.of(),
            BASE,
            List.of(
                contender(BASE, "Base 1.0"),
                contender(FAST, "Fast 2.0"),
                new Missing("absent", "the program absent is not installed", "install it")),
            List.of(bars));
    return new MeasuredSuite(suite, 3, results);
  }
}
