package io.kartero.export.bucket;

import static io.kartero.export.bucket.GoogleBuckets.NAME;
import static io.kartero.export.bucket.GoogleBuckets.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeGoogleStorage.Policy;
import io.kartero.testing.FakeObject;
import io.kartero.testing.FakeRequest;
import io.kartero.testing.FakeRequest.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleBucketTest extends BucketContract {
  private final FakeGoogleStorage fake = FakeGoogleStorage.start();

  @BeforeEach
  void createBucket() {
    fake.createBucket(NAME);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Override
  Bucket bucket() {
    return GoogleBuckets.open(fake, fake.keyFile(), PATIENT);
  }

  @Override
  Bucket readableBucket() {
    String reader =
        fake.newAccount("storage.objects.create", "storage.objects.delete", "storage.objects.get")
            .keyFile();
    return GoogleBuckets.open(fake, reader, PATIENT);
  }

  @Override
  Set<String> visibleNames() {
    return fake.objects(NAME).keySet();
  }

  @Override
  Seen seen(String name) {
    FakeObject object = fake.object(NAME, name);
    return new Seen(object.bytes(), object.contentType(), object.metadata(), object.generation());
  }

  @Override
  int underWay() {
    return fake.openSessions();
  }

  @Test
  void onlyUploadsAreAskedForAndNoBucketIsRead() {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(CHUNK + 1), 0, CHUNK + 1);
      StoredObject stored = upload.commit();
      assertThat(stored.location()).isEqualTo("gs://customer-files/day=1/users.csv.gz");
    }

    assertThat(fake.requests())
        .extracting(FakeRequest::kind)
        .containsExactly(Kind.TOKEN, Kind.OPEN, Kind.CHUNK, Kind.FINAL);
    FakeRequest open = fake.requests(Kind.OPEN).getFirst();
    assertThat(open.query())
        .containsOnlyKeys("uploadType", "name")
        .doesNotContainKey("predefinedAcl");
    assertThat(open.header("x-upload-content-type")).isEqualTo("application/gzip");
    assertThat(open.header("user-agent")).isEqualTo("Kartero");
    assertThat(fake.scopes())
        .containsExactly("https://www.googleapis.com/auth/devstorage.read_write");
  }

  @Test
  void theLastRequestCarriesTheSumOfAllBytes() {
    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write("123456789".getBytes(StandardCharsets.US_ASCII), 0, 9);
      upload.commit();
    }

    // e3069283: the check value that catalogues of CRCs give for CRC-32C.
    assertThat(fake.requests(Kind.FINAL).getFirst().header("x-goog-hash"))
        .isEqualTo("crc32c=4waSgw==");
  }

  @Test
  void theProjectThatPaysAndTheKeyThatEncryptsAreNamed() {
    fake.impose(NAME, Policy.REQUESTER_PAYS);
    String kmsKey = "projects/p/locations/l/keyRings/r/cryptoKeys/k";
    GoogleBucketSettings plain = GoogleBuckets.settings(fake, fake.keyFile(), PATIENT);
    Bucket bucket =
        GoogleBucket.open(
            new GoogleBucketSettings(
                plain.bucket(),
                plain.credential(),
                plain.applicationName(),
                Optional.of("payer"),
                Optional.of(kmsKey),
                plain.emulator(),
                plain.limits()));

    bucket.check(OBJECT);
    try (Upload upload = bucket.upload(OBJECT)) {
      upload.commit();
    }

    assertThat(fake.object(NAME, OBJECT.name()).kmsKey()).isEqualTo(kmsKey);
    assertThat(fake.requests(Kind.PERMISSIONS).getFirst().parameter("userProject"))
        .isEqualTo("payer");
  }

  @Test
  void aNameMayHoldWhatAddressesGiveAMeaning() {
    String name = "日付=1/a b+c&d=e?f#g%2Fh;i:j@k\"l\\m'n*~ü.csv";
    Bucket bucket = readableBucket();

    try (Upload upload = bucket.upload(new ObjectDescription(name, "text/csv", Map.of("a", "ü")))) {
      upload.commit();
    }

    assertThat(fake.objects(NAME)).containsOnlyKeys(name);
    assertThat(bucket.look(name)).isInstanceOf(Sight.Present.class);
  }

  @Test
  void oneTokenServesManyUploads() {
    Bucket bucket = bucket();

    bucket.upload(OBJECT).close();
    bucket.upload(OBJECT).close();

    assertThat(fake.requests(Kind.TOKEN)).hasSize(1);
    assertThat(fake.requests(Kind.CANCEL)).hasSize(2);
  }

  @Test
  void aTokenThatEndsDuringTheUploadIsReplaced() {
    fake.tokenLife(Duration.ofSeconds(10));

    try (Upload upload = bucket().upload(OBJECT)) {
      upload.write(bytes(3 * CHUNK + 1), 0, 3 * CHUNK + 1);
      fake.advance(Duration.ofSeconds(11));
      upload.commit();
    }

    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(3 * CHUNK + 1));
    assertThat(fake.requests(Kind.TOKEN)).hasSizeGreaterThan(1);
  }

  @Test
  void aCheckSaysWhenOldNamesCannotBeWrittenAgain() {
    Bucket bucket =
        GoogleBuckets.open(fake, fake.newAccount("storage.objects.create").keyFile(), PATIENT);

    assertThat(bucket.check(OBJECT)).isEqualTo(Access.NEW_NAMES);

    fake.put(NAME, OBJECT.name(), bytes(3));
    assertThatThrownBy(() -> bucket.check(OBJECT))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("lacks the right storage.objects.delete");
    assertThat(seen(OBJECT.name()).bytes()).isEqualTo(bytes(3));
    assertThat(fake.openSessions()).isZero();
  }

  @Test
  void aCheckNamesTheMissingRight() {
    String email = fake.account().email();
    fake.account().allow("storage.objects.delete");

    assertThatThrownBy(() -> bucket().check(OBJECT))
        .isInstanceOf(BucketException.class)
        .hasMessage(
            "gs://customer-files/day=1/users.csv.gz was not written: the service account "
                + email
                + " lacks the right storage.objects.create; grant it on the bucket (role Storage"
                + " Object Creator).");
    assertThat(fake.openSessions()).isZero();
  }

  /// As rights that are given for a part of the names only.
  @Test
  void rightsOfWhichTheBucketDoesNotTellSuffice() {
    fake.plan(Kind.PERMISSIONS, FakeFault.before(() -> fake.account().allow()));

    assertThat(bucket().check(OBJECT)).isEqualTo(Access.NEW_AND_OLD_NAMES);
  }

  @Test
  void anObjectUnderAKeyOfItsWritersOwnIsSeen() {
    fake.put(NAME, OBJECT.name(), bytes(3));
    fake.plan(Kind.METADATA, FakeFault.noSum());

    assertThat(readableBucket().look(OBJECT.name())).isEqualTo(new Sight.Locked(1));
  }

  @Test
  void aStandInWithoutPermissionsIsCheckedByASession() {
    fake.planForever(Kind.PERMISSIONS, FakeFault.status(404));

    assertThat(bucket().check(OBJECT)).isEqualTo(Access.NEW_AND_OLD_NAMES);
    assertThat(fake.requests(Kind.CANCEL)).hasSize(1);
  }

  /// The fake accepts nobody without a token, so its refusal shows that none was sent; and nothing
  /// went to Google, whom nobody can reach here.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://oauth2.googleapis.com/token",
        "https://OAUTH2.GOOGLEAPIS.COM/token",
        "https://accounts.google.com/o/oauth2/token"
      })
  void aStandInGetsNoTokenOfGoogles(String google) {
    String keyOfGoogle = fake.keyFile().replace(fake.uri() + "/token", google);

    assertThatThrownBy(() -> GoogleBuckets.open(fake, keyOfGoogle, PATIENT).upload(OBJECT))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("(it says 401");
    assertThat(fake.requests(Kind.TOKEN)).isEmpty();
  }

  /// Else a file that is there would be called absent.
  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void whatTheTokenServerSaysIsNoWordOnAnObject(int status) {
    fake.put(NAME, OBJECT.name(), bytes(3));
    fake.plan(Kind.TOKEN, FakeFault.status(status));
    Bucket bucket = readableBucket();

    assertThatThrownBy(() -> bucket.look(OBJECT.name()))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("is not accepted by " + fake.uri() + "/token");
    assertThat(bucket.look(OBJECT.name())).isInstanceOf(Sight.Present.class);
  }

  @Test
  void aTokenThatIsSaidToLiveForCenturiesServes() {
    fake.tokenLife(Duration.ofSeconds(2_000_000_000));

    bucket().upload(OBJECT).close();

    assertThat(fake.requests(Kind.CANCEL)).hasSize(1);
  }

  @Test
  void whoeverMayNotReadCannotTellWhatIsThere() {
    fake.put(NAME, OBJECT.name(), bytes(3));

    assertThat(bucket().look(OBJECT.name())).isEqualTo(new Sight.Unreadable());
    assertThat(bucket().look("free.csv")).isEqualTo(new Sight.Unreadable());
  }
}
