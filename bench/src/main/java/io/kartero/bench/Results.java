package io.kartero.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What was measured in a suite: for each contender, one measurement per round, in order.
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

  Spread spread(String contender, ToDoubleFunction<Measurement> value) {
    return Spread.of(of(contender).stream().mapToDouble(value).toArray());
  }

  /// Ratios of what happened in the same round: what slows the whole machine slows both.
  Spread ratio(String contender, String base, ToDoubleFunction<Measurement> value) {
    List<Measurement> above = of(contender);
    List<Measurement> below = of(base);
    return Spread.of(
        IntStream.range(0, Math.min(above.size(), below.size()))
            .mapToDouble(i -> value.applyAsDouble(above.get(i)) / value.applyAsDouble(below.get(i)))
            .toArray());
  }

  /// As [#ratio], but how much more it is.
  Spread difference(String contender, String base, ToDoubleFunction<Measurement> value) {
    List<Measurement> above = of(contender);
    List<Measurement> below = of(base);
    return Spread.of(
        IntStream.range(0, Math.min(above.size(), below.size()))
            .mapToDouble(i -> value.applyAsDouble(above.get(i)) - value.applyAsDouble(below.get(i)))
            .toArray());
  }
}
