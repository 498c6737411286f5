package io.kartero.server.job;

import java.time.Instant;

/// What a worker finds that wants to take a job.
sealed interface Claim {
  /// It has ended, or is gone.
  record Nothing() implements Claim {}

  record NotYet(Instant dueAt) implements Claim {}

  /// It is this worker's now.
  record Taken(Lease lease, JobRow row, Beginning beginning) implements Claim {}

  enum Beginning {
    /// Nothing of it is visible: it runs from its start.
    FROM_THE_START,
    /// The last worker was about to publish when it died: nobody knows yet whether it did.
    UNSETTLED
  }
}
