package io.kartero.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Standard output that does not swallow its end: a PrintStream goes on for ever after an error.
final class CheckedOutput extends OutputStream {
  private static final int CHECK_EVERY = 1 << 16;

  private final PrintStream out;
  private int unchecked;

  CheckedOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    unchecked += length;
    if (unchecked >= CHECK_EVERY) {
      unchecked = 0;
      if (out.checkError()) {
        throw new OutputClosed();
      }
    }
  }
}
