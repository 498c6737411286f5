package io.kartero.export.pipeline;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// What an export has done so far: written by its stages, read by anybody at any time.
public final class Meter {
  private final LongAdder rows = new LongAdder();
  private final LongAdder plainBytes = new LongAdder();
  private final LongAdder compressedBytes = new LongAdder();
  private final LongAdder storedBytes = new LongAdder();
  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

  public Meter() {
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  public long rows() {
    return rows.sum();
  }

  /// The file's text, header included.
  public long plainBytes() {
    return plainBytes.sum();
  }

  /// The text after compression; the same as before where there is none.
  public long compressedBytes() {
    return compressedBytes.sum();
  }

  /// What was handed to the bucket.
  public long storedBytes() {
    return storedBytes.sum();
  }

  /// How long a stage was at work, all its threads added up.
  public Duration busy(Stage stage) {
    return Duration.ofNanos(adder(stage).sum());
  }

  void addRows(long count) {
    rows.add(count);
  }

  void addPlainBytes(long count) {
    plainBytes.add(count);
  }

  void addCompressedBytes(long count) {
    compressedBytes.add(count);
  }

  void addStoredBytes(long count) {
    storedBytes.add(count);
  }

  /// Adds the time since `start`, a reading of `System.nanoTime()`.
  void addSince(Stage stage, long start) {
    addNanos(stage, System.nanoTime() - start);
  }

  void addNanos(Stage stage, long count) {
    adder(stage).add(count);
  }

  private LongAdder adder(Stage stage) {
    return Objects.requireNonNull(nanos.get(stage));
  }
}
