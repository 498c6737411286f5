package io.kartero.export;

import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Batches;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.FixedVector;
import io.kartero.rows.Schema;
import io.kartero.rows.TextBuilder;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A query's result that fails, waits or ends where a test wants it to.
final class ScriptedRows implements Batches {
  static final Schema SCHEMA =
      Schema.of(new Column("id", Scalar.BIGINT), new Column("text", Scalar.VARCHAR));

  /// What happens when all batches were handed out.
  sealed interface Ending {
    record Normal() implements Ending {}

    record Failure(RuntimeException failure) implements Ending {}

    /// The query hangs until it is closed, and fails then, as engines do.
    record Hanging() implements Ending {}
  }

  final CountDownLatch hanging = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  private final Schema schema;
  private final List<Integer> sizes;
  private final Ending ending;
  private final IntFunction<@Nullable String> text;
  private final List<MemorySegment> handedOut = new ArrayList<>();
  private int batch;
  private int row;

  ScriptedRows(List<Integer> sizes, Ending ending, IntFunction<@Nullable String> text) {
    this(SCHEMA, sizes, ending, text);
  }

  ScriptedRows(
      Schema schema, List<Integer> sizes, Ending ending, IntFunction<@Nullable String> text) {
    this.schema = schema;
    this.sizes = sizes;
    this.ending = ending;
    this.text = text;
  }

  static ScriptedRows of(List<Integer> sizes, Ending ending) {
    return new ScriptedRows(sizes, ending, ScriptedRows::text);
  }

  /// The same rows for every seed, in other batches.
  static ScriptedRows inRandomBatches(int rows, long seed) {
    Random random = new Random(seed);
    List<Integer> sizes = new ArrayList<>();
    for (int left = rows; left > 0; left -= sizes.getLast()) {
      sizes.add(Math.min(left, 1 + random.nextInt(random.nextBoolean() ? 3 : 2_500)));
    }
    return of(sizes, new Ending.Normal());
  }

  static @Nullable String text(int row) {
    return row % 11 == 0 ? null : row % 5 == 0 ? "a,\"" + row + "\"" : "row " + row;
  }

  /// What the file of the first `rows` rows is.
  static String file(int rows) {
    StringBuilder file = new StringBuilder("id,text\r\n");
    IntStream.range(0, rows)
        .forEach(row -> {
          String text = text(row);
          file.append(row)
              .append(',')
              .append(
                  text == null
                      ? ""
                      : row % 5 == 0 ? "\"" + text.replace("\"", "\"\"") + "\"" : text)
              .append("\r\n");
        });
    return file.toString();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public synchronized @Nullable Batch next() {
    if (batch == sizes.size()) {
      return switch (ending) {
        case Ending.Normal _ -> null;
        case Ending.Failure(RuntimeException failure) -> throw failure;
        case Ending.Hanging _ -> hang();
      };
    }
    try (BatchBuilder builder = new BatchBuilder(SCHEMA)) {
      FixedBuilder ids = (FixedBuilder) builder.column(0);
      TextBuilder texts = (TextBuilder) builder.column(1);
      for (int i = sizes.get(batch); i > 0; i--) {
        ids.append(row);
        String value = text.apply(row);
        if (value == null) {
          texts.appendNull();
        } else {
          texts.append(value);
        }
        row++;
      }
      batch++;
      Batch built = builder.build();
      handedOut.add(((FixedVector) built.column(0)).data());
      return built;
    }
  }

  private @Nullable Batch hang() {
    hanging.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("the query was stopped");
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /// Whether every batch that was handed out has given its memory back.
  synchronized boolean everyBatchIsClosed() {
    return handedOut.stream().noneMatch(memory -> memory.scope().isAlive());
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }
}
