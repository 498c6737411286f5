package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryException;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.TextVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries opened, read, cancelled and closed at random from several threads. What it asserts most
/// is that this process is still there. `-Dkartero.stress=10000` runs it longer.
@Timeout(900)
class DuckDbStressTest {
  private static final int QUERIES = Integer.getInteger("kartero.stress", 300);
  private static final int LONG_RUN = 5_000;
  private static final List<String> SQL =
      List.of(
          "SELECT i, 'a text of more than twelve bytes ' || i AS t FROM range(20000) t(i)",
          "SELECT i, repeat('x', (i % 40)::INTEGER) AS t FROM big WHERE i % 3 = 0",
          "SELECT any_value(i), t FROM big GROUP BY t ORDER BY t",
          "SELECT i, CASE WHEN i = 15000 THEN error('planned') ELSE 'text ' || i END AS t"
              + " FROM range(20000) t(i)",
          "SELECT nosuch",
          "SELECT sum(a.i * b.i), 'never' AS t FROM range(1000000) a(i), range(1000000) b(i)");

  @Test
  void nothingAnyoneDoesBreaksTheProcess(@TempDir Path folder)
      throws InterruptedException, ExecutionException, IOException {
    long seed = Long.getLong("kartero.seed", System.nanoTime());
    System.out.println("stress seed " + seed + ", " + QUERIES + " queries");
    DuckDbEngine engine = Warehouse.locked(folder);
    engine
        .query(
            "main",
            "CREATE TABLE big AS SELECT i, 'number ' || i % 999 AS t FROM range(50000) t(i)")
        .close();
    run(engine, seed, QUERIES / 3);
    long early = residentKilobytes();
    run(engine, seed + 100, QUERIES - QUERIES / 3);
    long late = residentKilobytes();
    engine.close();
    Warehouse.free(folder).close();
    if (QUERIES >= LONG_RUN) {
      assertThat(late).isLessThan(early + 200_000);
    }
  }

  private static void run(DuckDbEngine engine, long seed, int queries)
      throws InterruptedException, ExecutionException {
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 4; i++) {
        Random random = new Random(seed + i);
        threads.add(
            executor.submit(() -> {
              for (int query = 0; query < queries / 4; query++) {
                one(engine, random, executor);
              }
            }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    }
  }

  private static void one(DuckDbEngine engine, Random random, ExecutorService others) {
    Cancellation cancellation = new Cancellation();
    String sql = SQL.get(random.nextInt(SQL.size()));
    boolean endless = sql.contains("never");
    if (endless || random.nextInt(4) == 0) {
      int spins = random.nextInt(200_000);
      others.execute(() -> {
        for (int i = 0; i < spins; i++) {
          Thread.onSpinWait();
        }
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
          others.execute(result::close);
        }
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
    kept.forEach(batch -> readAndClose(batch, random));
  }

  /// After the result is gone.
  private static void readAndClose(Batch batch, Random random) {
    TextVector texts = (TextVector) batch.column(1);
    for (int row = 0; row < batch.rows(); row += 1 + random.nextInt(50)) {
      assertThat(texts.bytesAt(row).length).isEqualTo(texts.lengthAt(row));
    }
    batch.close();
    batch.close();
    try {
      texts.lengthAt(0);
      throw new AssertionError("a closed batch was read");
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("Already closed");
    }
  }

  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
