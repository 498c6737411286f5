package io.kartero.export.pipeline;

import java.io.IOException;
import java.io.OutputStream;

/// A stage that a library implements as an [OutputStream] on top of another. The stream's own time
/// is what passes in it less what passes in the stages behind it.
public final class StreamSink implements Sink {
  private final Sink target;
  private final OutputStream stream;
  private final Stage stage;
  private final Meter meter;
  private long behind;

  /// @param onto makes the stream; closing it must finish it and leave its target open
  public StreamSink(Stage stage, Meter meter, Sink target, Layer onto) throws IOException {
    this.stage = stage;
    this.meter = meter;
    this.target = target;
    this.stream = onto.onto(new Behind());
  }

  /// Makes a stream on top of another.
  @FunctionalInterface
  public interface Layer {
    OutputStream onto(OutputStream target) throws IOException;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    long start = System.nanoTime();
    behind = 0;
    stream.write(bytes, offset, length);
    meter.addNanos(stage, System.nanoTime() - start - behind);
  }

  @Override
  public void finish() throws IOException {
    long start = System.nanoTime();
    behind = 0;
    stream.close();
    meter.addNanos(stage, System.nanoTime() - start - behind);
    target.finish();
  }

  @Override
  public void close() {
    target.close();
  }

  private final class Behind extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      long start = System.nanoTime();
      target.write(bytes, offset, length);
      behind += System.nanoTime() - start;
      if (stage == Stage.COMPRESS) {
        meter.addCompressedBytes(length);
      }
    }
  }
}
