package io.kartero.server.schedule;

import java.time.Instant;

/// Instants of a schedule that follow each other.
record InstantRange(Instant first, Instant last, long instants) {
  static InstantRange of(Instant only) {
    return new InstantRange(only, only, 1);
  }

  InstantRange and(Instant next) {
    return new InstantRange(first, next, instants + 1);
  }
}
