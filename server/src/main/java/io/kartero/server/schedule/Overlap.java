package io.kartero.server.schedule;

import java.util.Locale;

/// What becomes of an instant that comes while a run of the same schedule has not ended.
public enum Overlap {
  /// It is recorded as skipped.
  SKIP,
  /// It waits for that run's end, behind the others that wait.
  QUEUE,
  /// It runs beside it.
  ALLOW;

  /// In small letters.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
