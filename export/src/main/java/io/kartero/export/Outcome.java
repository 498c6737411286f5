package io.kartero.export;

/// How an export ended that did not fail.
public sealed interface Outcome {
  /// The object is in the bucket, whole.
  record Delivered(Receipt receipt) implements Outcome {}

  /// The query had no rows, and the settings say that nothing is to be delivered then.
  record Skipped() implements Outcome {}
}
