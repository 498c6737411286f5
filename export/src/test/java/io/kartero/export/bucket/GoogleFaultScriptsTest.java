package io.kartero.export.bucket;

import static io.kartero.export.bucket.BucketContract.OBJECT;
import static io.kartero.export.bucket.FaultedUpload.CHUNK;
import static io.kartero.export.bucket.FaultedUpload.OLD;
import static io.kartero.export.bucket.GoogleBuckets.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeRequest.Kind;
import io.kartero.testing.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Several faults by chance in one upload, also in what follows a fault: in the question how much
/// has arrived, in the next token, in giving up.
class GoogleFaultScriptsTest {
  private static final TransferLimits LIMITS =
      GoogleBuckets.inChunksOf(CHUNK, GoogleBuckets.SHORT_READ);
  private static final int[] STATUSES = {
    308, 400, 401, 401, 403, 404, 408, 410, 412, 429, 500, 502, 503, 503, 504
  };
  private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  private final long seed = Soak.seed("GoogleFaultScriptsTest");

  @Test
  void anyFaultsTogetherLeaveAllOrNothing() {
    int delivered = 0;
    int rounds = Soak.rounds(100, 10_000);
    for (int round = 0; round < rounds; round++) {
      delivered += delivers(round) ? 1 : 0;
    }
    System.out.printf("%d of %d uploads with faults were delivered%n", delivered, rounds);
    assertThat(delivered).isBetween(rounds / 10, rounds * 9 / 10);
  }

  private boolean delivers(int round) {
    Random chance = Soak.chance(seed, round);
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      fake.createBucket(NAME);
      if (chance.nextBoolean()) {
        fake.put(NAME, OBJECT.name(), OLD);
      }
      if (chance.nextInt(4) == 0) {
        fake.tokenLife(Duration.ofSeconds(10));
      } else if (chance.nextBoolean()) {
        fake.tokenLife(ELEVEN_MINUTES);
      }
      Map<Kind, List<FakeFault>> script = script(chance, fake);
      script.forEach((kind, faults) -> fake.plan(kind, faults.toArray(FakeFault[]::new)));
      int size = chance.nextInt(4) * CHUNK + chance.nextInt(4) * chance.nextInt(CHUNK / 4);

      FaultedUpload upload = FaultedUpload.of(size, fake, LIMITS, chance);

      try {
        upload.assertAllOrNothing(lostSessions(script));
      } catch (AssertionError e) {
        String story = "round %d, %d bytes, %s".formatted(round, size, script);
        throw new AssertionError(upload.failed() ? story + ": " + upload.failure() : story, e);
      }
      return !upload.failed();
    }
  }

  private static Map<Kind, List<FakeFault>> script(Random chance, FakeGoogleStorage fake) {
    Map<Kind, List<FakeFault>> script = new EnumMap<>(Kind.class);
    int calm = 1 + chance.nextInt(8);
    for (Kind kind : List.of(Kind.TOKEN, Kind.OPEN, Kind.CHUNK, Kind.QUERY, Kind.FINAL)) {
      List<FakeFault> faults = new ArrayList<>();
      for (int i = chance.nextInt(5); i > 0; i--) {
        faults.add(chance.nextInt(calm) > 0 ? FakeFault.none() : fault(kind, chance, fake));
      }
      script.put(kind, faults);
    }
    if (chance.nextInt(10) == 0) {
      script.put(Kind.CANCEL, List.of(FakeFault.status(STATUSES[chance.nextInt(15)])));
    }
    return script;
  }

  private static FakeFault fault(Kind kind, Random chance, FakeGoogleStorage fake) {
    int kept = chance.nextInt(CHUNK + 1);
    int status = STATUSES[chance.nextInt(STATUSES.length)];
    boolean hasBytes = kind == Kind.CHUNK || kind == Kind.FINAL;
    List<FakeFault> rare =
        List.of(
            FakeFault.stall(),
            hasBytes ? FakeFault.corrupted() : FakeFault.none(),
            FakeFault.before(() -> fake.advance(ELEVEN_MINUTES)),
            FakeFault.slow(Duration.ofMillis(chance.nextInt(20))));
    List<FakeFault> common =
        List.of(
            FakeFault.lostAnswer(),
            FakeFault.cutAnswer(),
            FakeFault.reset(hasBytes ? kept : 0),
            FakeFault.status(status),
            hasBytes ? FakeFault.statusAfter(kept, status) : FakeFault.status(503));
    List<FakeFault> faults = chance.nextInt(20) == 0 ? rare : common;
    return faults.get(chance.nextInt(faults.size()));
  }

  /// Sessions whose address never came, and the one that could not be cancelled, for want of a
  /// token as well.
  private static int lostSessions(Map<Kind, List<FakeFault>> script) {
    long lost =
        script.getOrDefault(Kind.OPEN, List.of()).stream()
            .filter(fault ->
                fault instanceof FakeFault.LostAnswer
                    || fault instanceof FakeFault.CutAnswer
                    || fault instanceof FakeFault.Stall)
            .count();
    boolean tokens =
        script.getOrDefault(Kind.TOKEN, List.of()).stream()
            .anyMatch(fault -> !(fault instanceof FakeFault.None));
    return (int) lost + (tokens || script.containsKey(Kind.CANCEL) ? 1 : 0);
  }
}
