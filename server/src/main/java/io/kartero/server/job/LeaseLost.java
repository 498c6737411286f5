package io.kartero.server.job;

/// Another worker has taken the job, or somebody ended it: this worker's work counts no more.
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeaseLost(Lease lease) {
    super("attempt %d of job %d counts no more".formatted(lease.attempt(), lease.job()));
  }
}
