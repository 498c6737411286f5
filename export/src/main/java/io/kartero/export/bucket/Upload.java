package io.kartero.export.bucket;

/// One object on its way to a bucket. It belongs to one thread at a time. Every failure is a
/// [BucketException].
public interface Upload extends AutoCloseable {
  void write(byte[] bytes, int offset, int length);

  /// Makes the object visible, whole, and compares what the bucket stored with what was written.
  StoredObject commit();

  /// Gives up, unless [#commit] has returned: nothing of this upload is or will become visible.
  @Override
  void close();
}
