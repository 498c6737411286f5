package io.kartero.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What the design demands of a contender. The median of the rounds is what counts.
sealed interface Bar {
  /// Who has to meet it.
  String contender();

  /// The demand, for people.
  String demand();

  /// Nothing where somebody whom it needs was not measured.
  Optional<Verdict> judge(Results results);

  /// @param found what was measured, for people
  record Verdict(String found, Mark mark) {
    static Verdict atMost(Spread found, double limit) {
      return new Verdict(found.toString(), found.median() <= limit ? Mark.MET : Mark.MISSED);
    }

    static Verdict atLeast(Spread found, double limit) {
      return new Verdict(found.toString(), found.median() >= limit ? Mark.MET : Mark.MISSED);
    }
  }

  enum Mark {
    MET("met"),
    MISSED("MISSED");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    /// For people, who are to see what is not as it should be.
    String word() {
      return word;
    }
  }

  /// Wall time in relation to another's.
  record WallRatio(String contender, String base, double atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "wall <= %.2f of %s", atMost, base);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .ratio(contender, base, Measurement::wallSeconds)
          .map(ratio -> Verdict.atMost(ratio, atMost));
    }
  }

  /// The same, the other way round.
  record TimesAsFast(String contender, String base, double atLeast) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "%.3g times as fast as %s", atLeast, base);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .ratio(base, contender, Measurement::wallSeconds)
          .map(ratio -> Verdict.atLeast(ratio, atLeast));
    }
  }

  /// Wall time beyond another's.
  record WallBeyond(String contender, String base, Duration atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "<= %.2f s beyond %s", atMost.toMillis() / 1e3, base);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .difference(contender, base, Measurement::wallSeconds)
          .map(beyond -> Verdict.atMost(beyond, atMost.toMillis() / 1e3));
    }
  }

  /// What it writes in a second of its whole life.
  record MegabytesPerSecond(String contender, double atLeast) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, ">= %.0f MB/s", atLeast);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .spread(contender, each -> each.megabytes() / each.wallSeconds())
          .map(rate -> Verdict.atLeast(rate, atLeast));
    }
  }

  /// Its peak memory.
  record PeakMegabytes(String contender, double atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "peak <= %.0f MB", atMost);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results.peakMegabytes(contender).map(peak -> Verdict.atMost(peak, atMost));
    }
  }

  /// Its peak memory in relation to another's.
  record PeakRatio(String contender, String base, double atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "peak <= %.2f of %s", atMost, base);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .peakMegabytes(base)
          .flatMap(known -> results.ratio(contender, base, Measurement::peakMegabytes))
          .map(ratio -> Verdict.atMost(ratio, atMost));
    }
  }

  /// The length of what it writes, in relation to a known one.
  ///
  /// @param reference what has this length
  record Size(String contender, String reference, long bytes, double atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "size <= %.3f of %s", atMost, reference);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      return results
          .spread(contender, each -> (double) each.bytes() / bytes)
          .map(
              ratio ->
                  new Verdict(
                      String.format(Locale.ROOT, "%.4f", ratio.max()), ratio.max() <= atMost ? Mark.MET : Mark.MISSED));
    }
  }
}
