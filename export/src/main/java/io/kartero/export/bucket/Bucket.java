package io.kartero.export.bucket;

/// A place for objects. Every failure is a [BucketException].
public interface Bucket {
  /// How many bytes an upload likes to get at once; so many it passes on without a copy of its own.
  /// Where it has no wish, few enough to stay in a processor's cache.
  default int chunkBytes() {
    return 256 << 10;
  }

  /// Opens an upload. Nothing is visible before [Upload#commit]; an object of that name that is
  /// already there stays as it is until then.
  Upload upload(ObjectDescription object, Precondition precondition);

  /// An upload that overwrites whatever is there.
  default Upload upload(ObjectDescription object) {
    return upload(object, Precondition.NONE);
  }

  /// What is under this name now.
  Sight look(String name);

  /// Proves that an object of this name could be written now: that the bucket exists, the
  /// credential is accepted and the rights suffice. Leaves nothing behind.
  ///
  /// @return whether names that are taken can be written again
  Access check(ObjectDescription object);
}
