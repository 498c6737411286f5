package io.kartero.server.job;

/// The durable steps of a job: behind each, what was done is on a disk and outlives the process.
enum Milestone {
  ISSUED,
  CLAIMED,
  /// Where the object goes, and what is there now, is written down.
  AIMED,
  /// The first rows are there.
  READING,
  /// The rows are put aside, whole.
  KEPT,
  /// It is written down that the object is about to become visible.
  PUBLISHING,
  /// The object is visible; nothing says so yet.
  PUBLISHED,
  ENDED,
  /// Those who listen have heard of the end.
  TOLD
}
