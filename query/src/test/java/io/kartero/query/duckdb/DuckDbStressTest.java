package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.Vector;
import io.kartero.testing.Soak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries opened, read, cancelled and closed at random from several threads. What it asserts most
/// is that this process is still there, and no larger than before.
@Timeout(3_600)
class DuckDbStressTest {
  private static final int QUERIES = Soak.rounds(240, 10_000);
  private static final int ENGINES = Soak.size(8, 300);
  private static final int THREADS = 4;
  private static final int CHECKPOINTS = 10;

  /// The first tenths fill caches: DuckDB's, the allocator's arenas for each thread, compiled code.
  private static final int WARM_UP = 4;

  /// Between two checkpoints of a run without a leak the size goes up and down by so much, for the
  /// engine may keep up to its limit of 256 MB. A leak of 10 KB in each query would be 60 MB more
  /// at the end of the long run.
  private static final long MARGIN = 48L << 20;

  private static final List<String> SQL =
      List.of(
          "SELECT i, 'a text of more than twelve bytes ' || i AS t FROM range(20000) t(i)",
          "SELECT i, repeat('x', (i % 40)::INTEGER) AS t FROM big WHERE i % 3 = 0",
          "SELECT any_value(i), t FROM big GROUP BY t ORDER BY t",
          "SELECT i, CASE WHEN i = 15000 THEN error('planned') ELSE 'text ' || i END AS t"
              + " FROM range(20000) t(i)",
          "SELECT nosuch",
          "SELECT 1; SELECT 'x'::INTEGER",
          "SELECT sum(a.i * b.i), 'never' AS t FROM range(1000000) a(i), range(1000000) b(i)",
          "SELECT repeat('big ', 100000) || i FROM range(60) t(i)",
          "SELECT [{'a': i, 'b': ['text ' || i, NULL, repeat('y', 30)]}, NULL],"
              + " MAP {'key ' || i: [i, NULL]}, [i::DOUBLE, 2, 3]::DOUBLE[3] FROM range(9000) t(i)",
          "SELECT union_value(num := i)::UNION(num BIGINT, str VARCHAR), i::DECIMAL(38, 3),"
              + " i::VARCHAR::BLOB, i::BIT, ('e' || i % 3)::ENUM('e0', 'e1', 'e2')"
              + " FROM range(9000) t(i)",
          "CREATE OR REPLACE TEMP TABLE mine AS FROM big; SELECT count(*), 'text' FROM mine");

  private final LongAdder read = new LongAdder();
  private final Queue<Future<?>> aside = new ConcurrentLinkedQueue<>();

  @Test
  void nothingAnyoneDoesBreaksTheProcessOrMakesItGrow(@TempDir Path folder)
      throws InterruptedException, ExecutionException {
    long seed = Soak.seed("DuckDbStressTest");
    List<Long> sizes = new ArrayList<>();
    DuckDbEngine engine = open(folder);
    engine
        .query(
            "main",
            "CREATE TABLE big AS SELECT i, 'number ' || i % 999 AS t FROM range(50000) t(i)")
        .close();
    for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
      run(engine, seed + 1_000L * checkpoint, QUERIES / CHECKPOINTS);
      if (ResidentMemory.isKnown()) {
        sizes.add(ResidentMemory.outsideTheHeap() >> 20);
      }
    }
    System.out.println(QUERIES + " queries, megabytes outside the heap: " + sizes);
    assertThat(read.sum()).isPositive();
    engine.close();
    // DuckDB refuses other settings for a file for as long as one native object holds it open.
    Warehouse.free(folder).close();
    if (ResidentMemory.isKnown()) {
      long warm = Collections.max(sizes.subList(0, WARM_UP));
      long end = Collections.min(sizes.subList(CHECKPOINTS - 3, CHECKPOINTS));
      assertThat(end).as("seed %d, %s", seed, sizes).isLessThan(warm + MARGIN);
    }
  }

  @Test
  void closingTheEngineAmidQueriesBreaksNothing(@TempDir Path folder)
      throws InterruptedException, ExecutionException {
    Random random = new Random(Soak.seed("DuckDbStressTest.closing"));
    for (int i = 0; i < ENGINES; i++) {
      DuckDbEngine engine = open(folder);
      engine
          .query("main", "CREATE OR REPLACE TABLE big AS SELECT i, 't' AS t FROM range(9) t(i)")
          .close();
      int spins = random.nextInt(2_000_000);
      long seed = random.nextLong();
      try (ExecutorService closing = Executors.newSingleThreadExecutor()) {
        Future<?> closed =
            closing.submit(() -> {
              spin(spins);
              engine.close();
            });
        run(engine, seed, 5 * THREADS);
        closed.get();
      }
    }
    Warehouse.free(folder).close();
  }

  private static DuckDbEngine open(Path folder) {
    Limits standard = Limits.standard(folder.resolve("temporary"));
    return Warehouse.open(
        folder,
        Sandbox.LOCKED,
        new Limits(
            ByteSize.ofMebibytes(256),
            standard.threads(),
            standard.temporaryFolder(),
            standard.temporaryDisk(),
            Optional.of(Duration.ofMinutes(10))));
  }

  private void run(DuckDbEngine engine, long seed, int queries)
      throws InterruptedException, ExecutionException {
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(2 * THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        threads.add(
            executor.submit(() -> {
              for (int query = 0; query < queries / THREADS; query++) {
                one(engine, random, executor);
              }
            }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
      for (Future<?> other = aside.poll(); other != null; other = aside.poll()) {
        other.get();
      }
    }
  }

  private void aside(ExecutorService others, Runnable task) {
    aside.add(others.submit(task));
  }

  private void one(DuckDbEngine engine, Random random, ExecutorService others) {
    Cancellation cancellation = new Cancellation();
    String sql = SQL.get(random.nextInt(SQL.size()));
    if (sql.contains("never") || random.nextInt(4) == 0) {
      int spins = random.nextInt(200_000);
      aside(
          others,
          () -> {
            spin(spins);
            cancellation.cancel();
          });
    }
    List<Batch> kept = new ArrayList<>();
    try (Result result = engine.query("main", sql, cancellation)) {
      int most = random.nextInt(12);
      for (int i = 0; i < most; i++) {
        Batch batch = result.next();
        if (batch == null) {
          break;
        }
        kept.add(batch);
        result.progress();
        if (random.nextInt(40) == 0) {
          aside(others, random.nextBoolean() ? result::close : result::cancel);
        }
      }
      if (random.nextInt(5) == 0) {
        closeAndCancel(result);
      }
    } catch (QueryException expected) {
      assertThat(expected.code())
          .isIn(
              QueryException.Code.CANCELLED,
              QueryException.Code.BAD_STATEMENT,
              QueryException.Code.BAD_VALUE);
    } catch (IllegalStateException closedByAnother) {
      assertThat(closedByAnother).hasMessage("the result is closed");
    }
    Collections.shuffle(kept, random);
    for (Batch batch : kept) {
      int step = 1 + random.nextInt(50);
      if (random.nextInt(8) == 0) {
        aside(others, () -> readAndClose(batch, step));
      } else {
        readAndClose(batch, step);
      }
    }
  }

  /// Before it is closed once more.
  private static void closeAndCancel(Result result) {
    result.close();
    result.cancel();
    assertThat(result.progress().fraction()).isEmpty();
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  /// After the result is gone.
  private void readAndClose(Batch batch, int step) {
    Vector vector = batch.column(0);
    for (int row = 0; row < batch.rows(); row += step) {
      read.add(1 + (Touch.value(vector, row) & 1));
    }
    batch.close();
    batch.close();
    try {
      batch.column(0);
      throw new AssertionError("a closed batch was read");
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("the batch is closed");
    }
  }
}
