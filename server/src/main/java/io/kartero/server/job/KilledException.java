package io.kartero.server.job;

/// The job was killed while it ran.
final class KilledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KilledException() {
    super("the job was killed");
  }
}
