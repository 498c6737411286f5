package io.kartero.bench.micro;

import io.kartero.export.compress.BlockCompressor;
import io.kartero.export.compress.Piece;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One block of CSV text for a gzip member, the check that it reads back included; time per block.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BlockCompressorBenchmark {
  /// Which of a member's blocks: the first are the JDK's work.
  public enum Place {
    FIRST(0),
    LATER(100);

    private final long number;

    Place(long number) {
      this.number = number;
    }
  }

  @Param({"1", "6", "9"})
  public int level = 6;

  @Param public Place place = Place.LATER;

  @Param({"lineitem", "profiles"})
  public String table = "";

  private final Piece piece = new Piece();
  private byte[] text = {};
  private BlockCompressor compressor;

  @Setup(Level.Trial)
  public void open() throws IOException {
    text = SampleText.ofTable(table, BlockCompressor.BLOCK_LENGTH);
    compressor = BlockCompressor.gzip(level);
  }

  @TearDown(Level.Trial)
  public void close() {
    compressor.close();
  }

  @Benchmark
  public int compress() {
    compressor.compress(place.number, text, text.length, piece);
    return piece.size();
  }
}
