package io.kartero.export;

import io.kartero.export.pipeline.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/// The stage that the others waited for: its threads were at work for the largest part of the time.
///
/// @param share of the time that each of its threads was at work, from 0 to 1
public record SlowestStage(Stage stage, double share) {
  /// @param busy how long each stage was at work, all its threads added up
  /// @param threads how many a stage has, where they are more than one
  static SlowestStage of(Map<Stage, Duration> busy, Map<Stage, Integer> threads, Duration elapsed) {
    double nanos = Math.max(1, elapsed.toNanos());
    return busy.entrySet().stream()
        .map(stage ->
            new SlowestStage(
                stage.getKey(),
                stage.getValue().toNanos() / nanos / threads.getOrDefault(stage.getKey(), 1)))
        .max(Comparator.comparingDouble(SlowestStage::share))
        .orElseThrow();
  }
}
