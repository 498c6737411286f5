package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every bucket keeps.
abstract class BucketContract {
  static final int CHUNK = 256 * 1024;
  static final Map<String, String> METADATA = Map.of("kartero-job", "17", "note", "日本 = ok");
  static final ObjectDescription OBJECT =
      new ObjectDescription("day=1/users.csv.gz", "application/gzip", METADATA);

  /// An object as a reader of the bucket finds it.
  @SuppressWarnings("ArrayRecordComponent") // compared by its parts
  record Seen(byte[] bytes, String contentType, Map<String, String> metadata, long generation) {}

  abstract Bucket bucket();

  /// The same bucket, for whoever may also read.
  abstract Bucket readableBucket();

  abstract Set<String> visibleNames();

  abstract Seen seen(String name);

  /// How many uploads the bucket still keeps bytes of.
  abstract int underWay();

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private StoredObject store(ObjectDescription object, byte[] bytes) {
    try (Upload upload = bucket().upload(object)) {
      upload.write(bytes, 0, bytes.length);
      return upload.commit();
    }
  }

  @Test
  void nothingIsVisibleBeforeTheCommit() {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(3 * CHUNK), 0, 3 * CHUNK);

      assertThat(visibleNames()).isEmpty();
      upload.commit();
      assertThat(visibleNames()).containsExactly(OBJECT.name());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
  void aCommitIsWholeAndExactToTheByte(int size) {
    byte[] bytes = bytes(size);
    CRC32C sum = new CRC32C();
    sum.update(bytes);

    StoredObject stored = store(OBJECT, bytes);

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes);
    assertThat(stored.name()).isEqualTo(OBJECT.name());
    assertThat(stored.bytes()).isEqualTo(size);
    assertThat(stored.crc32c()).isEqualTo((int) sum.getValue());
    assertThat(stored.generation()).isEqualTo(seen(OBJECT.name()).generation());
    assertThat(underWay()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, CHUNK - 1, CHUNK + 1, 2 * CHUNK})
  void howTheBytesAreCutIntoWritesDoesNotMatter(int step) {
    byte[] bytes = bytes(3 * CHUNK + 5);
    byte[] source = new byte[step + 20];

    try (Upload upload = bucket().upload(OBJECT)) {
      for (int at = 0; at < bytes.length; at += step) {
        int length = Math.min(step, bytes.length - at);
        System.arraycopy(bytes, at, source, 10, length);
        upload.write(source, 10, length);
        Arrays.fill(source, (byte) 0);
      }
      upload.commit();
    }

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes);
  }

  @Test
  void contentTypeAndMetadataAreKept() {
    store(OBJECT, bytes(10));

    Seen seen = seen(OBJECT.name());
    assertThat(seen.contentType()).isEqualTo("application/gzip");
    assertThat(seen.metadata()).isEqualTo(METADATA);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 3 * CHUNK + 17})
  void anUploadThatIsGivenUpLeavesNothing(int size) {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(size), 0, size);
    }

    assertThat(visibleNames()).isEmpty();
    assertThat(underWay()).isZero();
  }

  @Test
  void theOldObjectStaysUntilTheCommitOfTheNew() {
    StoredObject first = store(OBJECT, bytes(7));

    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(CHUNK + 9), 0, CHUNK + 9);
      assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(7));
      StoredObject second = upload.commit();
      assertThat(second.generation()).isGreaterThan(first.generation());
    }

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(CHUNK + 9));
    assertThat(visibleNames()).containsExactly(OBJECT.name());
  }

  @Test
  void theOldObjectStaysWhenTheNewIsGivenUp() {
    store(OBJECT, bytes(7));

    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(CHUNK + 9), 0, CHUNK + 9);
    }

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(7));
    assertThat(underWay()).isZero();
  }

  @Test
  void twoUploadsOfOneNameDoNotMixAndTheLastCommitStays() {
    try (Upload first = bucket().upload(OBJECT);
        Upload second = bucket().upload(OBJECT)) {
      first.write(bytes(CHUNK + 1), 0, CHUNK + 1);
      second.write(bytes(CHUNK + 2), 0, CHUNK + 2);
      second.commit();
      assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(CHUNK + 2));
      first.commit();
    }

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(CHUNK + 1));
  }

  @Test
  void aCheckProvesAccessAndLeavesNothing() {
    assertThat(bucket().check(OBJECT)).isEqualTo(Access.NEW_AND_OLD_NAMES);

    assertThat(visibleNames()).isEmpty();
    assertThat(underWay()).isZero();
  }

  @Test
  void closingAfterTheCommitDoesNoHarm() {
    Upload upload = bucket().upload(OBJECT);
    upload.write(bytes(5), 0, 5);
    upload.commit();

    upload.close();
    upload.close();

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(5));
  }

  @Test
  void closingTwiceDoesNoHarm() {
    Upload upload = bucket().upload(OBJECT);

    upload.close();
    upload.close();

    assertThat(visibleNames()).isEmpty();
  }

  @Test
  void anUploadThatEndedTakesNothingMore() {
    Upload closed = bucket().upload(OBJECT);
    closed.close();
    Upload committed = bucket().upload(OBJECT);
    committed.commit();

    assertThatThrownBy(() -> closed.write(bytes(5), 0, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("the upload of .*users.csv.gz cannot be written to: it is closed");
    assertThatThrownBy(closed::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("the upload of .*users.csv.gz cannot be committed: it is closed");
    assertThatThrownBy(() -> committed.write(bytes(5), 0, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("the upload of .*users.csv.gz cannot be written to: it is committed");
    assertThatThrownBy(committed::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("the upload of .*users.csv.gz cannot be committed: it is committed");
    assertThat(seen(OBJECT.name()).bytes()).isEmpty();
  }

  private StoredObject store(Precondition precondition, int size) {
    try (Upload upload = bucket().upload(OBJECT, precondition)) {
      upload.write(bytes(size), 0, size);
      return upload.commit();
    }
  }

  @Test
  void aLookFindsWhatTheLastCommitSaid() {
    assertThat(readableBucket().look(OBJECT.name())).isEqualTo(new Sight.Absent());

    StoredObject stored = store(OBJECT, bytes(CHUNK + 3));

    assertThat(readableBucket().look(OBJECT.name())).isEqualTo(new Sight.Present(stored, METADATA));
  }

  @Test
  void aPreconditionThatHoldsLetsTheCommitPass() {
    StoredObject first = store(new Precondition.Generation(0), 5);

    store(new Precondition.Generation(first.generation()), 6);

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(6));
  }

  @Test
  void whoeverWritesFirstKeepsTheOtherOut() {
    store(OBJECT, bytes(5));
    Sight.Present old = (Sight.Present) readableBucket().look(OBJECT.name());
    Precondition unchanged = new Precondition.Generation(old.object().generation());

    try (Upload late = bucket().upload(OBJECT, unchanged)) {
      late.write(bytes(CHUNK + 7), 0, CHUNK + 7);
      store(unchanged, 6);

      assertThatThrownBy(late::commit)
          .isInstanceOfSatisfying(
              BucketException.class,
              conflict -> {
                assertThat(conflict.code()).isEqualTo(BucketException.Code.CONFLICT);
                assertThat(conflict.visibility()).isEqualTo(BucketException.Visibility.NOTHING);
              })
          .hasMessageMatching(
              ".*users.csv.gz was not written: somebody else wrote (the object|it) meanwhile"
                  + ".*; run the export again\\.");
    }
    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(6));
    assertThat(underWay()).isZero();
  }

  @Test
  void aNameThatMustBeFreeIsNotOverwritten() {
    try (Upload late = bucket().upload(OBJECT, new Precondition.Generation(0))) {
      store(OBJECT, bytes(5));

      assertThatThrownBy(late::commit).isInstanceOf(BucketException.class);
    }
    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(5));
  }
}
