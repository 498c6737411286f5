package io.kartero.bench.micro;

import io.kartero.export.encode.Block;
import io.kartero.export.encode.RowEncoder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Values of one type to text, in a table of one column; time per value.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ColumnEncoderBenchmark {
  private static final int CAPACITY = 1 << 20;

  /// The column, and what stands in its rows, which have numbers from 0 on.
  public enum Column {
    BIGINT("(hash(i) % 1000000000000)::BIGINT"),
    INTEGER("(hash(i) % 100)::INTEGER"),
    DECIMAL("((hash(i) % 10000000)::DECIMAL(15, 2) / 100)::DECIMAL(15, 2)"),
    DOUBLE_SHORT("(hash(i) % 10000)::DOUBLE / 100"),
    DOUBLE_LONG("sqrt((hash(i) % 1000000000)::DOUBLE)"),
    BOOLEAN("hash(i) % 2 = 0"),
    DATE("DATE '1992-01-01' + (hash(i) % 2500)::INTEGER"),
    TIMESTAMP("TIMESTAMP '2020-01-01' + to_milliseconds((hash(i) % 100000000000)::BIGINT)"),
    TEXT_SHORT("left('ABCDEFGHIJKL', (hash(i) % 12 + 1)::INTEGER)"),
    TEXT_LONG("repeat('regular deposits ', (hash(i) % 4 + 1)::INTEGER)"),
    TEXT_JAPANESE("'東京都千代田区千代田1-' || (hash(i) % 100)::VARCHAR"),
    TEXT_QUOTED("'said \"yes\", then' || chr(10) || (hash(i) % 100)::VARCHAR"),
    NULLS("CASE WHEN hash(i) % 2 = 0 THEN (hash(i) % 1000)::INTEGER END");

    private final String expression;

    Column(String expression) {
      this.expression = expression;
    }
  }

  @Param public Column column = Column.BIGINT;

  private final Block block = new Block(CAPACITY);
  private SampleRows rows;
  private RowEncoder encoder;

  @Setup(Level.Trial)
  public void open() throws IOException {
    rows =
        SampleRows.of(
            "SELECT %s AS value FROM range(%d) AS numbers(i)"
                .formatted(column.expression, SampleRows.ROWS));
    encoder = new RowEncoder(rows.schema(), SampleRows.DIALECT);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    rows.close();
  }

  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public int encode() {
    block.clear();
    return encoder.encode(rows.batch(), 0, block, Integer.MAX_VALUE);
  }
}
