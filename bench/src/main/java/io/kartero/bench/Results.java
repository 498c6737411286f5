package io.kartero.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What was measured in a suite: for each contender, one measurement per round, in order. Nothing is
/// said of a contender that was not measured.
final class Results {
  private final Map<String, List<Measurement>> rounds = new LinkedHashMap<>();

  void add(String contender, Measurement measurement) {
    rounds.computeIfAbsent(contender, name -> new ArrayList<>()).add(measurement);
  }

  boolean has(String contender) {
    return rounds.containsKey(contender);
  }

  List<Measurement> of(String contender) {
    return List.copyOf(rounds.getOrDefault(contender, List.of()));
  }

  Optional<Spread> spread(String contender, ToDoubleFunction<Measurement> value) {
    return has(contender)
        ? Optional.of(Spread.of(of(contender).stream().mapToDouble(value).toArray()))
        : Optional.empty();
  }

  /// Nothing, too, where the system does not tell.
  Optional<Spread> peakMegabytes(String contender) {
    return of(contender).stream().allMatch(each -> each.peakBytes().isPresent())
        ? spread(contender, Measurement::peakMegabytes)
        : Optional.empty();
  }

  /// Ratios of what happened in the same round: what slows the whole machine slows both.
  Optional<Spread> ratio(String dividend, String divisor, ToDoubleFunction<Measurement> value) {
    return paired(dividend, divisor, value, (above, below) -> above / below);
  }

  /// How much more it is than what happened in the same round.
  Optional<Spread> difference(String minuend, String subtrahend, ToDoubleFunction<Measurement> value) {
    return paired(minuend, subtrahend, value, (above, below) -> above - below);
  }

  private Optional<Spread> paired(
      String first,
      String second,
      ToDoubleFunction<Measurement> value,
      DoubleBinaryOperator relation) {
    List<Measurement> above = of(first);
    List<Measurement> below = of(second);
    int pairs = Math.min(above.size(), below.size());
    return pairs == 0
        ? Optional.empty()
        : Optional.of(
            Spread.of(
                IntStream.range(0, pairs)
                    .mapToDouble(
                        i ->
                            relation.applyAsDouble(
                                value.applyAsDouble(above.get(i)),
                                value.applyAsDouble(below.get(i))))
                    .toArray()));
  }
}
