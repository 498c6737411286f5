package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecondThreadTest {
  /// Gives one row, when a minute of work is done.
  private static final String LONG =
      "SELECT count(*) FROM range(100000000000) numbers(i) WHERE hash(i) % 7 = 3";

  private final Set<Thread> before = duckDbThreads();

  @TempDir private Path folder;

  @Test
  void itHelpsWithWhatTakesLongAndLeavesWhenThatIsOver() {
    try (DuckDbEngine engine = open(2);
        ExecutorService fetcher = Executors.newSingleThreadExecutor()) {
      Thread second = second().orElseThrow();
      for (int round = 0; round < 3; round++) {
        try (Result result = engine.query("main", LONG)) {
          Future<?> fetching = fetcher.submit(result::next);
          await(() -> isHelping(second));
          result.cancel();
          assertThatThrownBy(fetching::get)
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(QueryException.class);
          await(() -> !isHelping(second));
        }
      }
    }
  }

  @Test
  void itHelpsWithStatementsThatGiveNoRows() {
    DuckDbEngine engine = open(2);
    try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
      Thread second = second().orElseThrow();
      Future<?> running = caller.submit(() -> engine.query("main", "CREATE TABLE t AS " + LONG));
      await(() -> isHelping(second));
      engine.close();
      assertThatThrownBy(running::get).hasCauseInstanceOf(QueryException.class);
      assertThat(second.isAlive()).isFalse();
    }
  }

  @Test
  void itEndsWithTheEngine() {
    DuckDbEngine engine = open(2);
    Thread second = second().orElseThrow();
    engine.query("main", "SELECT 1").close();
    engine.close();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void thereIsNoneWithOneThreadAndNoneWithMany() {
    for (int threads : new int[] {1, 3}) {
      try (DuckDbEngine engine = open(threads)) {
        engine.query("main", "SELECT 1").close();
        assertThat(second()).isEmpty();
      }
    }
  }

  private DuckDbEngine open(int threads) {
    Limits standard = Limits.standard(folder.resolve("temporary"));
    Limits limits =
        new Limits(
            standard.memory(),
            threads,
            standard.temporaryFolder(),
            standard.temporaryDisk(),
            Optional.empty());
    return Warehouse.open(folder, Sandbox.LOCKED, limits);
  }

  private Optional<Thread> second() {
    return duckDbThreads().stream().filter(thread -> !before.contains(thread)).findAny();
  }

  private static Set<Thread> duckDbThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> !thread.getName().equals("duckdb"));
    return threads;
  }

  private static boolean isHelping(Thread second) {
    return Arrays.stream(second.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("help"));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
