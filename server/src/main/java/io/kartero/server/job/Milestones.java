package io.kartero.server.job;

/// Sees each durable step of each job, on the thread that took it: tests stop the process there.
interface Milestones {
  Milestones NONE = (job, milestone) -> {};

  void reached(long job, Milestone milestone);
}
