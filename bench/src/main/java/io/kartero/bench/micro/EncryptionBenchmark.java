package io.kartero.bench.micro;

import io.kartero.bench.DemoKey;
import io.kartero.export.pgp.Armor;
import io.kartero.export.pgp.EncryptionKey;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// An OpenPGP message around 16 MiB that cannot be compressed; time per message.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncryptionBenchmark {
  private static final int MESSAGE = 16 << 20;

  /// As the pipeline writes: a piece of gzip at a time.
  private static final int WRITE = 1 << 17;

  @Param public Armor armor = Armor.BINARY;

  private final byte[] content = content();
  private final EncryptionKey key =
      EncryptionKey.choose(DemoKey.text(), Optional.empty(), InstantSource.system());

  private static byte[] content() {
    byte[] content = new byte[MESSAGE];
    new Random(1).nextBytes(content);
    return content;
  }

  @Benchmark
  public void encrypt() throws IOException {
    try (OutputStream message = key.encryptTo(OutputStream.nullOutputStream(), armor, "a.csv.gz")) {
      for (int at = 0; at < MESSAGE; at += WRITE) {
        message.write(content, at, WRITE);
      }
    }
  }
}
