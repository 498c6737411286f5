package io.kartero.bench;

import java.util.Locale;
import java.util.Optional;

/// What the design demands of a contender. The median is what counts.
sealed interface Bar {
  /// Who has to meet it.
  String contender();

  /// The demand, for people.
  String demand();

  /// Nothing where somebody whom it needs was not measured.
  Optional<Verdict> judge(Results results);

  /// @param found what was measured, for people
  record Verdict(String found, Mark mark) {}

  enum Mark {
    MET,
    MISSED;

    static Mark of(double found, double atMost) {
      return found <= atMost ? MET : MISSED;
    }
  }

  /// Wall time in relation to another's.
  record WallRatio(String contender, String base, double atMost) implements Bar {
    @Override
    public String demand() {
      return String.format(Locale.ROOT, "wall <= %.3g of %s", atMost, base);
    }

    @Override
    public Optional<Verdict> judge(Results results) {
      if (!results.has(contender) || !results.has(base)) {
        return Optional.empty();
      }
      Spread ratio = results.ratio(contender, base, Measurement::wallSeconds);
      return Optional.of(new Verdict(ratio.toString(), Mark.of(ratio.median(), atMost)));
    }
  }
}
