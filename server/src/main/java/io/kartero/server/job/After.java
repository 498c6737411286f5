package io.kartero.server.job;

import java.time.Instant;

/// What becomes of a job's place in the queue after a worker had it.
sealed interface After {
  /// It has none any more.
  record Done() implements After {}

  record Again(Instant at) implements After {}
}
