package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.CHUNK;
import static io.kartero.export.bucket.BucketContract.OBJECT;
import static io.kartero.export.bucket.BucketContract.bytes;
import static io.kartero.export.bucket.GoogleBuckets.NAME;
import static io.kartero.export.bucket.GoogleBuckets.PATIENT;
import static io.kartero.export.bucket.GoogleBuckets.SHORT_READ;
import static io.kartero.export.bucket.GoogleBuckets.SOON_TIRED;
import static io.kartero.export.bucket.GoogleBuckets.SOON_TIRED_OF_SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.export.bucket.BucketException.Visibility;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeGoogleStorage.Policy;
import io.kartero.testing.FakeRequest.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong between here and Google, and what comes of it. Long, for it is one table: a
/// fault a row, with its exact message.
class GoogleFaultsTest {
  private static final String WRITTEN = "gs://customer-files/day=1/users.csv.gz was not written: ";
  private static final String MAYBE =
      "gs://customer-files/day=1/users.csv.gz may be visible, and is whole if it is: when the last"
          + " bytes were sent, ";
  private static final String AGAIN = "run the export again.";
  private static final String SAYS = " (it says %s backendError: Backend Error); ";
  private static final int LARGE = 64 * CHUNK;
  private static final byte[] BYTES = bytes(3 * CHUNK + 17);

  private final FakeGoogleStorage fake = FakeGoogleStorage.start();

  @BeforeEach
  void createBucket() {
    fake.createBucket(NAME);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private StoredObject export(TransferLimits limits, String keyFile) {
    try (Upload upload = GoogleBuckets.open(fake, keyFile, limits).upload(OBJECT)) {
      upload.write(BYTES, 0, BYTES.length);
      return upload.commit();
    }
  }

  private BucketException failure(TransferLimits limits, String keyFile) {
    return catchThrowableOfType(BucketException.class, () -> export(limits, keyFile));
  }

  private void assertStored() {
    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(BYTES);
    assertThat(fake.plannedFaults()).isZero();
  }

  private void assertNothingLeft() {
    assertThat(fake.objects(NAME)).isEmpty();
    assertThat(fake.openSessions()).isZero();
  }

  private static Stream<Arguments> survivable() {
    Stream<Arguments> statuses =
        IntStream.of(408, 429, 500, 502, 503, 504)
            .mapToObj(status ->
                survivable(
                    status + " at the beginning and in the middle of a chunk",
                    Kind.CHUNK,
                    FakeFault.none(),
                    FakeFault.status(status),
                    FakeFault.statusAfter(CHUNK / 2, status)));
    return Stream.concat(
        statuses,
        Stream.of(
            survivable("503 twice before the session", Kind.OPEN, twice(FakeFault.status(503))),
            survivable("reset before the session", Kind.OPEN, twice(FakeFault.reset(0))),
            survivable("the session's address is lost", Kind.OPEN, FakeFault.lostAnswer()),
            survivable(
                "reset in the middle of a chunk three times",
                Kind.CHUNK,
                FakeFault.none(),
                FakeFault.reset(1000),
                FakeFault.reset(100_000),
                FakeFault.reset(CHUNK)),
            survivable("reset of the first chunk", Kind.CHUNK, FakeFault.reset(1000)),
            survivable("a chunk's answer is lost", Kind.CHUNK, twice(FakeFault.lostAnswer())),
            survivable("the last answer is lost", Kind.FINAL, FakeFault.lostAnswer()),
            survivable("503 at the end", Kind.FINAL, twice(FakeFault.status(503))),
            survivable("reset at the end", Kind.FINAL, twice(FakeFault.reset(5))),
            survivable("no token twice", Kind.TOKEN, twice(FakeFault.status(503))),
            survivable("no way to the token", Kind.TOKEN, twice(FakeFault.reset(0)))));
  }

  private static Arguments survivable(String name, Kind kind, FakeFault... faults) {
    return Arguments.of(name, kind, faults);
  }

  private static FakeFault[] twice(FakeFault fault) {
    return new FakeFault[] {fault, fault};
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("survivable")
  void aPassingFaultIsSurvivedWithEveryByte(String name, Kind kind, FakeFault[] faults) {
    fake.plan(kind, faults);

    StoredObject stored = export(PATIENT, fake.keyFile());

    assertStored();
    assertThat(stored.generation()).isEqualTo(fake.object(NAME, OBJECT.name()).generation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHUNK", "FINAL"})
  void anAnswerThatNeverComesIsSurvivedWithEveryByte(String kind) {
    fake.plan(Kind.valueOf(kind), FakeFault.stall());

    export(SHORT_READ, fake.keyFile());

    assertStored();
  }

  /// More than the connection's buffers hold, so that writing does not get on.
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // A writer cannot be interrupted.
  @ParameterizedTest
  @ValueSource(strings = {"CHUNK", "FINAL"})
  void aBucketThatStopsTakingBytesIsSurvivedWithEveryByte(String kind) {
    fake.plan(Kind.valueOf(kind), FakeFault.deaf(CHUNK));
    byte[] bytes = bytes(LARGE + LARGE / 2);
    TransferLimits limits = GoogleBuckets.inChunksOf(LARGE, SHORT_READ);

    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), limits).upload(OBJECT)) {
      upload.write(bytes, 0, bytes.length);
      upload.commit();
    }

    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(bytes);
    assertThat(fake.plannedFaults()).isZero();
  }

  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  @Test
  void aBucketThatTakesNothingForEverEndsAfterTheTimeThatWasGiven() {
    fake.planForever(Kind.CHUNK, FakeFault.deaf(0));
    byte[] bytes = bytes(LARGE);
    TransferLimits limits = GoogleBuckets.inChunksOf(LARGE, SOON_TIRED_OF_SILENCE);

    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), limits).upload(OBJECT)) {
      assertThatThrownBy(() -> upload.write(bytes, 0, bytes.length))
          .hasMessage(
              WRITTEN
                  + "the connection failed for 3 s (SocketTimeoutException: Write timed out); "
                  + AGAIN);
    }

    assertNothingLeft();
  }

  @Test
  void aLostAnswerToTheLastBytesIsAskedForOnceMoreAndNothingIsSentTwice() {
    fake.plan(Kind.FINAL, FakeFault.lostAnswer());

    export(PATIENT, fake.keyFile());

    assertThat(fake.requests(Kind.FINAL)).hasSize(1);
    assertThat(fake.requests(Kind.QUERY)).hasSize(1);
  }

  private static Stream<Arguments> fatal() {
    return Stream.of(
        Arguments.of(
            400, Code.REFUSED, "Google refused it%scorrect the settings that it complains about."),
        Arguments.of(
            403,
            Code.FORBIDDEN,
            "the service account EMAIL may not do this%sgrant it storage.objects.create, and"
                + " storage.objects.delete to overwrite."),
        Arguments.of(412, Code.CONFLICT, "somebody else wrote the object meanwhile%s" + AGAIN));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void aRefusalInTheMiddleOrAtTheEndLeavesNothing(int status, Code code, String message) {
    String expected =
        WRITTEN
            + message.replace("EMAIL", fake.account().email()).formatted(SAYS.formatted(status));
    for (Kind kind : Arrays.asList(Kind.CHUNK, Kind.FINAL)) {
      fake.plan(kind, FakeFault.status(status));

      BucketException failure = failure(PATIENT, fake.keyFile());

      assertThat(failure).hasMessage(expected).hasNoCause();
      assertThat(failure.code()).isEqualTo(code);
      assertNothingLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410, 499})
  void aSessionThatGoogleForgotLeavesNothing(int status) {
    String what = "Google lost the upload before its end" + SAYS.formatted(status) + AGAIN;
    fake.plan(Kind.CHUNK, FakeFault.status(status));
    assertThat(failure(PATIENT, fake.keyFile())).hasMessage(WRITTEN + what);
    assertNothingLeft();

    fake.plan(Kind.FINAL, FakeFault.status(status));
    BucketException atTheEnd = failure(PATIENT, fake.keyFile());
    assertThat(atTheEnd).hasMessage(MAYBE + what);
    assertThat(atTheEnd.code()).isEqualTo(Code.UPLOAD_LOST);
    assertNothingLeft();
  }

  @Test
  void aLostLastAnswerAndAForgottenSessionDoNotPretendThatNothingIsThere() {
    fake.plan(Kind.FINAL, FakeFault.lostAnswer());
    fake.plan(Kind.QUERY, FakeFault.status(404));

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure).hasMessageStartingWith(MAYBE + "Google lost the upload");
    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(BYTES);
  }

  @Test
  void aTokenThatIsRefusedInTheMiddleIsReplaced() {
    fake.plan(Kind.CHUNK, FakeFault.none(), FakeFault.status(401));

    export(PATIENT, fake.keyFile());

    assertStored();
    assertThat(fake.requests(Kind.TOKEN)).hasSize(2);
  }

  /// The server's clock runs ahead of the client's, to whom the token seems good.
  @Test
  void aTokenThatEndsBeforeItsTimeIsReplaced() {
    fake.tokenLife(Duration.ofMinutes(10));
    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), PATIENT).upload(OBJECT)) {
      upload.write(BYTES, 0, CHUNK);
      fake.advance(Duration.ofMinutes(11));
      upload.write(BYTES, CHUNK, BYTES.length - CHUNK);
      upload.commit();
    }

    assertStored();
    assertThat(fake.requests(Kind.TOKEN)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHUNK", "FINAL"})
  void aFreshTokenThatIsNotAcceptedEitherLeavesNothing(String kind) {
    fake.plan(Kind.valueOf(kind), FakeFault.status(401));
    fake.planForever(Kind.QUERY, FakeFault.status(401));

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "Google does not accept the access token of "
                + fake.account().email()
                + " any more, a fresh one neither (it says 401); look whether the service account or"
                + " its key was disabled, then run the export again.");
    assertNothingLeft();
  }

  @Test
  void aTokenThatIsRefusedAgainAndAgainEndsTheUpload() {
    fake.planForever(Kind.CHUNK, FakeFault.status(401));

    assertThat(failure(PATIENT, fake.keyFile()).code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(fake.requests(Kind.CHUNK)).hasSize(2);
    assertNothingLeft();
  }

  /// What Google holds is whole, but nobody made an object of it.
  @ParameterizedTest
  @ValueSource(ints = {0, 2 * CHUNK})
  void bytesThatAllArrivedBecomeAnObjectThoughTheLastRequestFailed(int size) {
    fake.plan(Kind.FINAL, FakeFault.statusAfter(size, 503), FakeFault.reset(0));

    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), PATIENT).upload(OBJECT)) {
      upload.write(BYTES, 0, size);
      upload.commit();
    }

    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(Arrays.copyOf(BYTES, size));
    assertThat(fake.plannedFaults()).isZero();
    assertThat(fake.requests(Kind.FINAL).getLast().header("x-goog-hash")).startsWith("crc32c=");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 412})
  void aLostLastAnswerAndARefusalBehindItDoNotPretendThatNothingIsThere(int status) {
    fake.plan(Kind.FINAL, FakeFault.lostAnswer());
    fake.planForever(Kind.QUERY, FakeFault.status(status));

    assertThat(failure(PATIENT, fake.keyFile())).hasMessageStartingWith(MAYBE);
    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {-120, 120})
  void aClockThatIsWrongIsNamed(long minutes) {
    fake.advance(Duration.ofMinutes(minutes));

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "the clock of this machine and that of "
                + fake.uri()
                + "/token differ too much, so no access token came for "
                + fake.account().email()
                + " (it says 400 invalid_grant: Invalid JWT: Token must be a short-lived token (60"
                + " minutes) and in a reasonable timeframe. Check your iat and exp values in the"
                + " JWT claim); set this machine's clock, and run the export again.");
    assertThat(fake.requests(Kind.OPEN)).isEmpty();
  }

  /// A gateway in trouble says nothing of the key.
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aTokenServerThatIsDownForEverIsNotTheKeysFault(int status) {
    fake.planForever(Kind.TOKEN, FakeFault.status(status));

    BucketException failure = failure(SOON_TIRED, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "no access token came from "
                + fake.uri()
                + "/token for 400 ms"
                + SAYS.formatted(status)
                + AGAIN);
  }

  /// Each answer takes longer than the one before, up to more than an answer is waited for.
  @Test
  void aBucketThatAnswersSlowerAndSlowerGetsEveryByte() {
    FakeFault[] slower =
        IntStream.of(20, 50, 100, 200, 400)
            .mapToObj(millis -> FakeFault.slow(Duration.ofMillis(millis)))
            .toArray(FakeFault[]::new);
    fake.plan(Kind.CHUNK, slower);
    byte[] bytes = bytes(5 * CHUNK + 3);

    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), SHORT_READ).upload(OBJECT)) {
      upload.write(bytes, 0, bytes.length);
      upload.commit();
    }

    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(bytes);
    assertThat(fake.plannedFaults()).isZero();
  }

  @Test
  void aBucketThatFallsSilentForEverEndsAfterTheTimeThatWasGiven() {
    fake.plan(Kind.CHUNK, FakeFault.slow(Duration.ofMillis(20)));
    fake.planForever(Kind.CHUNK, FakeFault.stall());
    fake.planForever(Kind.QUERY, FakeFault.stall());

    BucketException failure = failure(SOON_TIRED_OF_SILENCE, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "the connection failed for 3 s (SocketTimeoutException: Read timed out); "
                + AGAIN);
    assertNothingLeft();
  }

  /// Nobody can cancel the session without a token; Google drops it after a week.
  @Test
  void aClockThatJumpsInTheMiddleIsNamedAndNothingIsVisible() {
    BucketException failure;
    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), PATIENT).upload(OBJECT)) {
      upload.write(BYTES, 0, CHUNK + 1);
      fake.advance(Duration.ofDays(2));
      failure =
          catchThrowableOfType(
              BucketException.class,
              () -> {
                upload.write(BYTES, CHUNK + 1, BYTES.length - CHUNK - 1);
                upload.commit();
              });
    }

    assertThat(failure.code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(failure)
        .hasMessageStartingWith(
            WRITTEN
                + "the clock of this machine and that of "
                + fake.uri()
                + "/token differ too much, so no access token came for ")
        .hasMessageEndingWith("; set this machine's clock, and run the export again.");
    assertThat(fake.objects(NAME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-50, 50, 3_000})
  void aClockThatIsALittleWrongDoesNoHarm(long seconds) {
    fake.advance(Duration.ofSeconds(seconds));

    export(PATIENT, fake.keyFile());

    assertStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPEN", "CHUNK"})
  void unavailableForEverEndsAfterTheTimeThatWasGiven(String kind) {
    fake.planForever(Kind.valueOf(kind), FakeFault.status(503));

    BucketException failure = failure(SOON_TIRED, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "Google could not take it for 400 ms"
                + SAYS.formatted(503)
                + "run the export again.");
    assertNothingLeft();
  }

  /// What was never sent, or was refused before it was looked at, has done nothing.
  @ParameterizedTest
  @CsvSource({"TOKEN, 17", "TOKEN, 0", "FINAL, 17", "FINAL, 0"})
  void lastBytesThatAreNotTakenLeaveNothing(Kind kind, int inLastChunk) {
    fake.tokenLife(Duration.ofSeconds(1));
    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), SOON_TIRED).upload(OBJECT)) {
      upload.write(BYTES, 0, 2 * CHUNK + inLastChunk);
      fake.planForever(kind, FakeFault.status(429));

      assertThatThrownBy(upload::commit).hasMessageStartingWith(WRITTEN);
    }

    assertThat(fake.objects(NAME)).isEmpty();
  }

  @Test
  void unavailableForEverAtTheEndSaysThatNobodyKnows() {
    fake.planForever(Kind.FINAL, FakeFault.status(503));

    BucketException failure = failure(SOON_TIRED, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(MAYBE + "Google could not take it for 400 ms" + SAYS.formatted(503) + AGAIN);
    assertNothingLeft();
  }

  @Test
  void aConnectionThatIsAlwaysResetIsNamed() {
    fake.planForever(Kind.CHUNK, FakeFault.reset(0));

    BucketException failure = failure(SOON_TIRED, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessageMatching(
            WRITTEN
                + "the connection failed for 400 ms \\((Socket|IO)Exception: [A-Za-z ]+\\);"
                + " run the export again\\.")
        .hasCauseInstanceOf(IOException.class);
    assertNothingLeft();
  }

  @Test
  void bytesDamagedOnTheirWayAreRefusedBeforeTheyAreVisible() {
    fake.plan(Kind.CHUNK, FakeFault.none(), FakeFault.corrupted());

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.CORRUPTED);
    assertThat(failure)
        .hasMessageStartingWith(
            WRITTEN + "bytes were damaged on their way, so Google did not publish them")
        .hasMessageEndingWith("; run the export again.");
    assertNothingLeft();
  }

  @Test
  void aStoredObjectWithAnotherSumFailsAloud() {
    fake.plan(Kind.FINAL, FakeFault.wrongSum());

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.CORRUPTED);
    assertThat(failure)
        .hasMessageMatching(
            "gs://customer-files/day=1/users.csv.gz may be visible and must not be used: sent were"
                + " 786449 bytes with CRC-32C [A-Za-z0-9+/]{6}==, Google has 786449 bytes with"
                + " CRC-32C /////w==; delete it and run the export again\\.");
  }

  @Test
  void bytesOfWhichNoObjectIsMadeForEverAreNotCalledWritten() {
    fake.planForever(Kind.FINAL, FakeFault.unpublished());

    BucketException failure =
        catchThrowableOfType(
            BucketException.class,
            () -> {
              Bucket bucket = GoogleBuckets.open(fake, fake.keyFile(), SOON_TIRED);
              try (Upload upload = bucket.upload(OBJECT)) {
                upload.write(BYTES, 0, 2 * CHUNK);
                upload.commit();
              }
            });

    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(MAYBE + "Google could not take it for 400 ms (it says 308); " + AGAIN);
    assertNothingLeft();
  }

  @Test
  void anObjectThatIsMadeBeforeTheEndFailsAloud() {
    fake.plan(Kind.CHUNK, FakeFault.none(), FakeFault.publishedEarly());

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.CORRUPTED);
    assertThat(failure)
        .hasMessage(
            "gs://customer-files/day=1/users.csv.gz may be visible and must not be used: Google"
                + " ended the upload before its last bytes were sent; delete it and run the export"
                + " again.");
  }

  @Test
  void anObjectThatIsMadeBeforeTheEndIsToldAlsoToWhoeverGivesUp() {
    fake.plan(Kind.CHUNK, FakeFault.publishedEarly());
    Thread.currentThread().interrupt();

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.visibility()).isEqualTo(Visibility.PERHAPS);
    assertThat(failure).hasMessageContaining(" may be visible and must not be used: ");
  }

  /// The bucket lost what it had said that it holds, and nobody holds it any more.
  @Test
  void confirmedBytesThatAreGoneEndTheUpload() {
    fake.plan(Kind.CHUNK, FakeFault.none(), FakeFault.status(308));

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.UPLOAD_LOST);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "Google lost the upload before its end"
                + SAYS.formatted(308)
                + "run the export again.");
    assertNothingLeft();
  }

  @Test
  void aKeyThatGoogleDoesNotKnowIsRefused() {
    BucketException failure = failure(PATIENT, fake.account().forgedKeyFile());

    assertThat(failure.code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "json_keyfile, the key of "
                + fake.account().email()
                + ", is not accepted by "
                + fake.uri()
                + "/token (it says 400 invalid_grant: Invalid JWT Signature); give the key file of"
                + " a service account that exists and whose key was not deleted.");
    assertThat(fake.requests(Kind.OPEN)).isEmpty();
  }

  @Test
  void overwritingWithoutTheRightToDeleteNamesTheRight() {
    fake.put(NAME, OBJECT.name(), bytes(3));
    fake.account().allow("storage.objects.create");

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.FORBIDDEN);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "the service account "
                + fake.account().email()
                + " lacks the right storage.objects.delete, which overwriting needs, and there is"
                + " an object of this name; grant it (role Storage Object User), or write to a new"
                + " name each time, with a date in it.");
    assertThat(fake.object(NAME, OBJECT.name()).bytes()).isEqualTo(bytes(3));
  }

  @Test
  void anObjectUnderRetentionNamesTheWayOut() {
    fake.put(NAME, OBJECT.name(), bytes(3));
    fake.impose(NAME, Policy.RETENTION);

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.FORBIDDEN);
    assertThat(failure)
        .hasMessageStartingWith(
            WRITTEN + "the object that is there is protected by a retention policy or a hold")
        .hasMessageEndingWith("; write to a new name each time, with a date in it.");
  }

  @Test
  void anObjectOnHoldNamesTheWayOutAndWhatGoogleSaid() {
    fake.plan(
        Kind.OPEN,
        FakeFault.status(403, "objectUnderActiveHold", "Object 'o' is under active hold."));

    assertThat(failure(PATIENT, fake.keyFile()))
        .hasMessage(
            WRITTEN
                + "the object that is there is protected by a retention policy or a hold (it says"
                + " 403 objectUnderActiveHold: Object 'o' is under active hold); write to a new"
                + " name each time, with a date in it.");
  }

  @Test
  void anInterruptedUploadEndsAtOnce() {
    fake.planForever(Kind.OPEN, FakeFault.status(503));
    Thread.currentThread().interrupt();

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure).hasMessage(WRITTEN + "the upload was interrupted; " + AGAIN);
  }

  @Test
  void aBucketWhoseRequestersPayNamesTheSetting() {
    fake.impose(NAME, Policy.REQUESTER_PAYS);

    BucketException failure = failure(PATIENT, fake.keyFile());

    assertThat(failure.code()).isEqualTo(Code.REFUSED);
    assertThat(failure)
        .hasMessage(
            WRITTEN
                + "the bucket wants to know who pays (it says 400 required: Bucket is a requester"
                + " pays bucket but no user project provided); name a project in user_project.");
  }

  @Test
  void aBucketThatDoesNotExistIsNamed() {
    BucketException failure =
        catchThrowableOfType(
            BucketException.class,
            () -> {
              GoogleBucketSettings some = GoogleBuckets.settings(fake, fake.keyFile(), PATIENT);
              GoogleBucket.open(
                      new GoogleBucketSettings(
                          "elsewhere",
                          some.credential(),
                          some.applicationName(),
                          some.userProject(),
                          some.kmsKey(),
                          some.emulator(),
                          some.limits()))
                  .check(OBJECT);
            });

    assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(failure)
        .hasMessage(
            "gs://elsewhere/day=1/users.csv.gz was not written: there is no bucket \"elsewhere\";"
                + " create it, or correct the bucket's name.");
  }

  @Test
  void aTokenLivesShorterThanTheUpload() {
    fake.tokenLife(Duration.ofSeconds(1));

    export(PATIENT, fake.keyFile());

    assertStored();
  }

  @Test
  void anUploadThatFailedCannotBeCommitted() {
    fake.plan(Kind.CHUNK, FakeFault.status(403));
    try (Upload upload = GoogleBuckets.open(fake, fake.keyFile(), PATIENT).upload(OBJECT)) {
      BucketException failure =
          catchThrowableOfType(BucketException.class, () -> upload.write(BYTES, 0, BYTES.length));
      assertThat(failure.code()).isEqualTo(Code.FORBIDDEN);

      IllegalStateException refused =
          catchThrowableOfType(IllegalStateException.class, upload::commit);

      assertThat(refused)
          .hasMessage(
              "the upload of gs://customer-files/day=1/users.csv.gz cannot be committed: it failed"
                  + " before");
    }
    assertNothingLeft();
  }
}
