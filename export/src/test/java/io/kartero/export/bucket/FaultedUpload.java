package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.METADATA;
import static io.kartero.export.bucket.BucketContract.OBJECT;
import static io.kartero.export.bucket.GoogleBuckets.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeObject;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One upload over a fake with faults, and what must hold of its end, whatever the faults were.
final class FaultedUpload {
  /// Three quanta: what is lost in the middle of a chunk leaves part of it in the bucket.
  static final int CHUNK = 3 * 256 * 1024;

  /// What the name held before.
  static final byte[] OLD = BucketContract.bytes(99);

  private final FakeGoogleStorage fake;
  private final byte[] bytes;
  private @Nullable StoredObject stored;
  private @Nullable BucketException failure;

  private FaultedUpload(FakeGoogleStorage fake, byte[] bytes) {
    this.fake = fake;
    this.bytes = bytes;
  }

  /// Uploads `size` bytes, cut into writes by chance, and commits.
  static FaultedUpload of(int size, FakeGoogleStorage fake, TransferLimits limits, Random chance) {
    FaultedUpload upload = new FaultedUpload(fake, BucketContract.bytes(size));
    upload.run(limits, chance);
    return upload;
  }

  private void run(TransferLimits limits, Random chance) {
    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), limits).upload(OBJECT)) {
      int at = 0;
      while (at < bytes.length) {
        int length = Math.min(bytes.length - at, 1 + chance.nextInt(2 * CHUNK));
        upload.write(bytes, at, length);
        at += length;
      }
      stored = upload.commit();
    } catch (BucketException e) {
      failure = e;
    }
  }

  /// Why nothing was delivered.
  BucketException failure() {
    return Objects.requireNonNull(failure, "the upload did not fail");
  }

  boolean failed() {
    return failure != null;
  }

  /// The object is whole, alone and as it was described; or the failure says what is there instead.
  /// The sessions of which no address ever came may stay; all others are gone.
  void assertAllOrNothing(int lostSessions) {
    if (stored != null) {
      assertDelivered(stored);
    } else {
      assertToldTruly(failure());
    }
    assertThat(fake.openSessions()).as("open sessions").isLessThanOrEqualTo(lostSessions);
  }

  private void assertDelivered(StoredObject said) {
    assertThat(fake.objects(NAME)).containsOnlyKeys(OBJECT.name());
    assertThat(said.bytes()).isEqualTo(bytes.length);
    assertThat(said.generation()).isEqualTo(fake.object(NAME, OBJECT.name()).generation());
    assertWhole();
  }

  private void assertWhole() {
    FakeObject object = fake.object(NAME, OBJECT.name());
    assertThat(object.bytes()).isEqualTo(bytes);
    assertThat(object.contentType()).isEqualTo(OBJECT.contentType());
    assertThat(object.metadata()).isEqualTo(METADATA);
  }

  private void assertToldTruly(BucketException failure) {
    String message = Objects.requireNonNull(failure.getMessage());
    assertThat(message).endsWith(".").contains("; ");
    if (message.contains(" may be visible, and is whole if it is: ")) {
      if (!isUntouched()) {
        assertWhole();
      }
    } else if (failure.code() != Code.CORRUPTED || !message.contains(" must not be used: ")) {
      assertThat(message).contains(" was not written: ");
      assertThat(isUntouched()).as("%s: the name is as it was", message).isTrue();
    }
    assertThat(fake.objects(NAME)).hasSizeLessThanOrEqualTo(1);
  }

  private boolean isUntouched() {
    FakeObject object = fake.objects(NAME).get(OBJECT.name());
    return object == null || object.generation() == 1;
  }
}
