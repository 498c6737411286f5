package io.kartero.export.bucket;

/// What must be true of a name at the moment an upload to it is committed.
public sealed interface Precondition {
  /// Whatever is there is overwritten.
  Precondition NONE = new None();

  record None() implements Precondition {}

  /// The name still holds this version of the object; 0 stands for no object. Another one fails the
  /// commit with [BucketException.Code#CONFLICT].
  record Generation(long expected) implements Precondition {}
}
