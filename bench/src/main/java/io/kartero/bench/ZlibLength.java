package io.kartero.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/// How long the text in a gzip file is when zlib compresses it, at level 6 and in one stream.
final class ZlibLength {
  private static final int LEVEL = 6;
  private static final int BUFFER = 1 << 18;

  /// What gzip puts around the compressed bytes: ten before, eight behind.
  private static final int FRAME = 18;

  private ZlibLength() {}

  /// Runs the export once, not measured, and compresses what came out again.
  static long of(Bench bench, Invocation export) throws IOException, InterruptedException {
    try (Progress.Step step = bench.progress().begin("gzip, the size that zlib makes it")) {
      bench.stopwatch().run(Lab.KARTERO, export, Stopwatch.Leave.OUTPUT);
      long length;
      try (InputStream packed = Files.newInputStream(KarteroProgram.file(export.output()))) {
        length = FRAME + deflated(new GZIPInputStream(packed, BUFFER), bench.interrupts());
      } finally {
        Folders.delete(export.output());
      }
      step.endsWith("%,d bytes".formatted(length));
      return length;
    }
  }

  private static long deflated(InputStream text, Interrupts interrupts) throws IOException {
    byte[] plain = new byte[BUFFER];
    byte[] packed = new byte[BUFFER];
    try (Deflater deflater = new Deflater(LEVEL, true)) {
      for (int n = text.read(plain); n >= 0; n = text.read(plain)) {
        if (interrupts.stopped()) {
          throw new BenchException("cancelled");
        }
        deflater.setInput(plain, 0, n);
        while (!deflater.needsInput()) {
          deflater.deflate(packed);
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        deflater.deflate(packed);
      }
      return deflater.getBytesWritten();
    }
  }
}
