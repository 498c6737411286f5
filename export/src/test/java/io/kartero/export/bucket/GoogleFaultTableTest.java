package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.OBJECT;
import static io.kartero.export.bucket.FaultedUpload.CHUNK;
import static io.kartero.export.bucket.FaultedUpload.OLD;
import static io.kartero.export.bucket.GoogleBuckets.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeRequest;
import io.kartero.testing.FakeRequest.Kind;
import io.kartero.testing.Soak;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every fault at every request of uploads of every awkward size, one at a time.
class GoogleFaultTableTest {
  private static final List<Integer> SIZES =
      List.of(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 1, 3 * CHUNK + 17);
  private static final TransferLimits PATIENT =
      GoogleBuckets.inChunksOf(CHUNK, GoogleBuckets.PATIENT);

  /// A fault that the upload survives, or the code with which it fails.
  private record Row(String name, FakeFault fault, Optional<Code> code) {}

  /// One fault at the `at`-th request of a kind, in an upload of `size` bytes.
  private record Case(int size, Kind kind, int at, Row row) {}

  private static Row survived(String name, FakeFault fault) {
    return new Row(name, fault, Optional.empty());
  }

  private static Row fatal(String name, FakeFault fault, Code code) {
    return new Row(name, fault, Optional.of(code));
  }

  private static List<Row> rows(Kind kind, Random chance) {
    List<Row> rows = new ArrayList<>();
    for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
      rows.add(survived("status " + status, FakeFault.status(status)));
    }
    rows.add(survived("connection reset", FakeFault.reset(0)));
    rows.add(survived("answer lost", FakeFault.lostAnswer()));
    rows.add(survived("answer cut", FakeFault.cutAnswer()));
    switch (kind) {
      case TOKEN -> {
        for (int status : new int[] {400, 401, 403}) {
          rows.add(fatal("status " + status, FakeFault.status(status), Code.BAD_CREDENTIAL));
        }
      }
      case OPEN -> {
        rows.addAll(refusals());
        rows.add(fatal("status 404", FakeFault.status(404), Code.NOT_FOUND));
      }
      case CHUNK, FINAL -> {
        rows.addAll(refusals());
        rows.addAll(inTheMiddle(chance));
        rows.add(fatal("status 404", FakeFault.status(404), Code.UPLOAD_LOST));
        rows.add(fatal("status 410", FakeFault.status(410), Code.UPLOAD_LOST));
        rows.add(fatal("a byte changed", FakeFault.corrupted(), Code.CORRUPTED));
      }
      case QUERY, CANCEL, PERMISSIONS, METADATA, OTHER ->
          throw new AssertionError("an undisturbed upload asks for no " + kind);
    }
    if (kind == Kind.FINAL) {
      rows.add(fatal("wrong sum", FakeFault.wrongSum(), Code.CORRUPTED));
    }
    return rows;
  }

  private static List<Row> refusals() {
    return List.of(
        survived("status 401", FakeFault.status(401)),
        fatal("status 400", FakeFault.status(400), Code.REFUSED),
        fatal("status 403", FakeFault.status(403), Code.FORBIDDEN),
        fatal("status 412", FakeFault.status(412), Code.CONFLICT));
  }

  /// At the borders of a chunk and of what Google keeps of it, and anywhere between.
  private static List<Row> inTheMiddle(Random chance) {
    List<Row> rows = new ArrayList<>();
    IntStream borders = IntStream.of(1, CHUNK / 3 - 1, CHUNK / 3, CHUNK / 2, CHUNK - 1, CHUNK);
    for (int kept : IntStream.concat(borders, chance.ints(3, 1, CHUNK)).toArray()) {
      rows.add(survived("503 after " + kept, FakeFault.statusAfter(kept, 503)));
      rows.add(survived("429 after " + kept, FakeFault.statusAfter(kept, 429)));
      rows.add(survived("reset after " + kept, FakeFault.reset(kept)));
    }
    return rows;
  }

  private static List<Case> cases(Random chance) {
    List<Case> cases = new ArrayList<>();
    for (int size : SIZES) {
      List<Kind> seen = new ArrayList<>();
      for (Kind kind : undisturbed(size)) {
        int at = Collections.frequency(seen, kind);
        seen.add(kind);
        boolean hasBytes = kind != Kind.FINAL || size % CHUNK > 0;
        rows(kind, chance).stream()
            .filter(row -> hasBytes || !(row.fault() instanceof FakeFault.Corrupted))
            .forEach(row -> cases.add(new Case(size, kind, at, row)));
      }
    }
    return cases;
  }

  /// What an upload of this size asks for when nothing goes wrong.
  private static List<Kind> undisturbed(int size) {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      fake.createBucket(NAME);
      assertThat(FaultedUpload.of(size, fake, PATIENT, new Random(1)).failed()).isFalse();
      return fake.requests().stream().map(FakeRequest::kind).toList();
    }
  }

  @Test
  void anyFaultAtAnyRequestIsSurvivedOrToldAndNothingIsInBetween() {
    Random chance = new Random(Soak.seed("GoogleFaultTableTest"));
    List<Case> cases = cases(chance);
    Collections.shuffle(cases, chance);
    for (Case each : cases.subList(0, Math.min(cases.size(), Soak.rounds(120, cases.size())))) {
      try {
        check(each, chance);
      } catch (AssertionError e) {
        throw new AssertionError(each.toString(), e);
      }
    }
  }

  private static void check(Case each, Random chance) {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      fake.createBucket(NAME);
      if (chance.nextBoolean()) {
        fake.put(NAME, OBJECT.name(), OLD);
      }
      for (int i = 0; i < each.at(); i++) {
        fake.plan(each.kind(), FakeFault.none());
      }
      fake.plan(each.kind(), each.row().fault());

      FaultedUpload upload = FaultedUpload.of(each.size(), fake, PATIENT, chance);

      assertThat(fake.plannedFaults()).as("faults that did not happen").isZero();
      Optional<Code> code =
          upload.failed() ? Optional.of(upload.failure().code()) : Optional.empty();
      assertThat(code)
          .as(() -> upload.failed() ? upload.failure().getMessage() : "")
          .isEqualTo(each.row().code());
      boolean sessionLost = each.kind() == Kind.OPEN && each.row().name().startsWith("answer");
      upload.assertAllOrNothing(sessionLost ? 1 : 0);
    }
  }
}
