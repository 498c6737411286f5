package io.kartero.export;

import io.kartero.export.bucket.Access;
import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.bucket.Precondition;
import io.kartero.export.bucket.Sight;
import io.kartero.export.bucket.StoredObject;
import io.kartero.export.bucket.Upload;

/// A bucket that fails at one point, and is another one until then.
///
/// @param failing runs before it fails
record FailingBucket(Bucket bucket, Point point, BucketException failure, Runnable failing)
    implements Bucket {
  FailingBucket(Bucket bucket, Point point, BucketException failure) {
    this(bucket, point, failure, () -> {});
  }

  enum Point {
    CHECK,
    OPENING,
    FIRST_WRITE,
    /// The second megabyte.
    MIDDLE,
    COMMIT
  }

  private static final int MIDDLE_BYTES = 1 << 21;

  @Override
  public Access check(ObjectDescription object) {
    failAt(Point.CHECK);
    return bucket.check(object);
  }

  @Override
  public Upload upload(ObjectDescription object, Precondition precondition) {
    failAt(Point.OPENING);
    return new FailingUpload(bucket.upload(object, precondition));
  }

  @Override
  public Sight look(String name) {
    return bucket.look(name);
  }

  private void failAt(Point reached) {
    if (point == reached) {
      failing.run();
      throw failure;
    }
  }

  private final class FailingUpload implements Upload {
    private final Upload upload;
    private long written;

    FailingUpload(Upload upload) {
      this.upload = upload;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      failAt(Point.FIRST_WRITE);
      written += length;
      if (written > MIDDLE_BYTES) {
        failAt(Point.MIDDLE);
      }
      upload.write(bytes, offset, length);
    }

    @Override
    public StoredObject commit() {
      failAt(Point.COMMIT);
      return upload.commit();
    }

    @Override
    public void close() {
      upload.close();
    }
  }
}
