package io.kartero.export.pipeline;

import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.StoredObject;
import io.kartero.export.bucket.Upload;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last stage: the bucket.
///
/// The upload is opened when the first [#HELD_BACK] bytes are there or the file is complete, so
/// that what is known of a small file by then can still go into its metadata, which cannot be
/// changed once a session is open.
public final class UploadSink implements Sink {
  private static final int HELD_BACK = 1 << 20;

  private final Supplier<Upload> opening;
  private final Meter meter;
  private byte[] held = {};
  private int heldLength;
  private @Nullable Upload upload;
  private volatile @Nullable BucketException failure;

  public UploadSink(Meter meter, Supplier<Upload> opening) {
    this.meter = meter;
    this.opening = opening;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    meter.addStoredBytes(length);
    if (upload == null && heldLength + length <= HELD_BACK) {
      if (heldLength + length > held.length) {
        held = Arrays.copyOf(held, Math.min(2 * (heldLength + length), HELD_BACK));
      }
      System.arraycopy(bytes, offset, held, heldLength, length);
      heldLength += length;
      return;
    }
    Upload open = open();
    long start = System.nanoTime();
    send(open, bytes, offset, length);
    meter.addSince(Stage.UPLOAD, start);
  }

  private void send(Upload open, byte[] bytes, int offset, int length) {
    try {
      open.write(bytes, offset, length);
    } catch (BucketException e) {
      failure = e;
      throw e;
    }
  }

  /// Why the bucket did not take the bytes. Whoever writes need not have heard of it, if something
  /// else went wrong meanwhile.
  public Optional<BucketException> failure() {
    return Optional.ofNullable(failure);
  }

  private Upload open() {
    if (upload != null) {
      return upload;
    }
    long start = System.nanoTime();
    Upload opened = opening.get();
    upload = opened;
    send(opened, held, 0, heldLength);
    held = new byte[0];
    meter.addSince(Stage.UPLOAD, start);
    return opened;
  }

  @Override
  public void finish() {
    open();
  }

  /// Publishes the object. [#finish] must have returned.
  public StoredObject commit() {
    long start = System.nanoTime();
    StoredObject stored = open().commit();
    meter.addSince(Stage.UPLOAD, start);
    return stored;
  }

  @Override
  public void close() {
    if (upload != null) {
      upload.close();
    }
  }
}
