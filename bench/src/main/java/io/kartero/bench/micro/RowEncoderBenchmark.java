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

/// Whole rows to text; time per row.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RowEncoderBenchmark {
  private static final int CAPACITY = 1 << 20;

  /// The rows' table.
  @Param({"lineitem", "profiles"})
  public String table = "";

  private final Block block = new Block(CAPACITY);
  private SampleRows rows;
  private RowEncoder encoder;

  @Setup(Level.Trial)
  public void open() throws IOException {
    rows = SampleRows.ofTable(table);
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
